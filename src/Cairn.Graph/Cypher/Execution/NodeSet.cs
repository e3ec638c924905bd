using System.Runtime.CompilerServices;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>A set of nodes that remembers the order in which they came; cheap to empty again.</summary>
internal sealed class NodeSet(int nodes)
{
    private readonly ulong[] _bits = new ulong[(nodes + 63) >> 6];
    private int[] _members = new int[64];

    public int Count { get; private set; }

    /// <summary>The members in order of their coming; valid until the next one comes.</summary>
    public ReadOnlySpan<int> Members => _members.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(int node)
    {
        ref var word = ref _bits[node >> 6];
        var bit = 1UL << (node & 63);
        if ((word & bit) != 0)
        {
            return false;
        }

        word |= bit;
        if (Count == _members.Length)
        {
            Array.Resize(ref _members, Count * 2);
        }

        _members[Count++] = node;
        return true;
    }

    public bool Has(int node) => (_bits[node >> 6] & (1UL << (node & 63))) != 0;

    /// <summary>Adds those of some nodes that are no members yet.</summary>
    // Without a branch on whether a node is new, which no processor can foresee: it is always written behind the last member, and counted if it is new.
    public void AddAll(ReadOnlySpan<int> nodes)
    {
        if (Count + nodes.Length > _members.Length)
        {
            Array.Resize(ref _members, Math.Max(Count + nodes.Length, _members.Length * 2));
        }

        var (bits, members, count) = (_bits, _members, Count);
        foreach (var node in nodes)
        {
            ref var word = ref bits[node >> 6];
            var shift = node & 63;
            members[count] = node;
            count += (int)(~word >> shift) & 1;
            word |= 1UL << shift;
        }

        Count = count;
    }

    public void Clear()
    {
        if (Count > _bits.Length)
        {
            Array.Clear(_bits);
        }
        else
        {
            foreach (var node in Members)
            {
                _bits[node >> 6] = 0;
            }
        }

        Count = 0;
    }
}
