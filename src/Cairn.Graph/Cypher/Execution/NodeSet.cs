using System.Runtime.CompilerServices;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>A set of nodes that remembers the order in which they came; cheap to empty again.</summary>
internal sealed class NodeSet(int nodes)
{
    private const int Ahead = 8;

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

    /// <summary>Adds the neighbours of members from a position on, until the end of a level or so many edges have been followed.</summary>
    // INVARIANT: rows only have neighbours that are nodes, so pointers stay inside; room for all nodes is made before.
    public unsafe (int At, int Followed) Spread(Adjacency rows, int at, int end, int interval)
    {
        if (_members.Length < (_bits.Length * 64) + 1)
        {
            Array.Resize(ref _members, (_bits.Length * 64) + 1);
        }

        var (count, followed) = (Count, 0);
        fixed (int* starts = rows.StartArray, neighbours = rows.NeighbourArray, members = _members)
        fixed (ulong* bits = _bits)
        {
            while (at < end && followed < interval)
            {
                if (at + (2 * Ahead) < count)
                {
                    Prefetch.Read(starts + members[at + (2 * Ahead)]);
                    var row = neighbours + starts[members[at + Ahead]];
                    Prefetch.Read(row);
                    Prefetch.Read(row + 16);
                }

                var node = members[at++];
                var stop = neighbours + starts[node + 1];
                followed += starts[node + 1] - starts[node];
                for (var next = neighbours + starts[node]; next < stop; next++)
                {
                    var bit = 1UL << *next;
                    ref var word = ref bits[*next >> 6];
                    if ((word & bit) == 0)
                    {
                        word |= bit;
                        members[count++] = *next;
                    }
                }
            }
        }

        Count = count;
        return (at, followed);
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
