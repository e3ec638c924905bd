using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>A set of nodes that remembers the order in which they came; cheap to empty again.</summary>
internal sealed class NodeSet(int nodes)
{
    private readonly ulong[] _bits = new ulong[(nodes + 63) >> 6];
    private readonly List<int> _members = [];

    public int Count => _members.Count;

    /// <summary>The members in order of their coming; valid until the next one comes.</summary>
    public ReadOnlySpan<int> Members => CollectionsMarshal.AsSpan(_members);

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
        _members.Add(node);
        return true;
    }

    public void Clear()
    {
        if (_members.Count > _bits.Length)
        {
            Array.Clear(_bits);
        }
        else
        {
            foreach (var node in _members)
            {
                _bits[node >> 6] = 0;
            }
        }

        _members.Clear();
    }
}
