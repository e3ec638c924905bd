using System.Numerics;
using System.Text;

namespace Cairn.Graph.Storage;

/// <summary>The keys of all nodes and the way back from key to node.</summary>
internal sealed class KeyIndex
{
    private const int StackLimit = 512;

    private readonly StringPool _keys;
    private readonly ulong[] _absent;
    private readonly int[] _slots;
    private readonly ulong _seed;

    /// <param name="keys">The keys in order of the nodes.</param>
    /// <param name="absent">Bits of the nodes that have no key.</param>
    /// <param name="slots">The hash table from key to node, a power of two long.</param>
    public KeyIndex(StringPool keys, ulong[] absent, int[] slots)
    {
        _keys = keys;
        _absent = absent;
        _slots = slots;
        _seed = SeedOf(keys);
    }

    public int Count => _keys.Count;

    public StringPool Keys => _keys;

    public ReadOnlySpan<ulong> Absent => _absent;

    public ReadOnlySpan<int> Slots => _slots;

    public string? Key(int node) => (_absent[node >> 6] & (1UL << (node & 63))) == 0 ? _keys[node] : null;

    // Open addressing with linear probing; slots hold node + 1, 0 is free. Keys are distinct by construction.
    public static KeyIndex Of(IReadOnlyList<string?> keys)
    {
        var pool = StringPool.Of(keys);
        var absent = new ulong[(keys.Count + 63) >> 6];
        var slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, keys.Count * 2L))];
        var seed = SeedOf(pool);
        for (var node = 0; node < keys.Count; node++)
        {
            if (keys[node] is null)
            {
                absent[node >> 6] |= 1UL << (node & 63);
            }
            else
            {
                Place(slots, ContentHash.Of(pool.Utf8(node), seed), node);
            }
        }

        return new KeyIndex(pool, absent, slots);
    }

    public bool TryFind(string key, out int node)
    {
        var length = Encoding.UTF8.GetMaxByteCount(key.Length);
        var bytes = length <= StackLimit ? stackalloc byte[StackLimit] : new byte[length];
        bytes = bytes[..Encoding.UTF8.GetBytes(key, bytes)];
        var mask = _slots.Length - 1;
        for (var at = (int)ContentHash.Of(bytes, _seed) & mask; _slots[at] != 0; at = (at + 1) & mask)
        {
            node = _slots[at] - 1;
            if (_keys.Utf8(node).SequenceEqual(bytes))
            {
                return true;
            }
        }

        node = -1;
        return false;
    }

    private static void Place(int[] slots, ulong hash, int node)
    {
        var at = (int)hash & (slots.Length - 1);
        while (slots[at] != 0)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        slots[at] = node + 1;
    }

    // Seeded by all keys together: who chooses some keys cannot compute collisions without knowing the others.
    private static ulong SeedOf(StringPool keys) => ContentHash.Of(keys.Bytes, (ulong)keys.Count);
}
