namespace Cairn.Graph.Storage;

/// <summary>The keys of all nodes and the way back from key to node.</summary>
internal sealed class KeyIndex
{
    private readonly string?[] _keys;
    private readonly int[] _slots;

    private KeyIndex(string?[] keys, int[] slots)
    {
        _keys = keys;
        _slots = slots;
    }

    public int Count => _keys.Length;

    public string? Key(int node) => _keys[node];

    // Open addressing with linear probing; slots hold node + 1, 0 is free. Keys are distinct by construction.
    public static KeyIndex Of(IReadOnlyList<string?> keys)
    {
        var copy = keys.ToArray();
        var slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, copy.Length * 2L))];
        for (var node = 0; node < copy.Length; node++)
        {
            if (copy[node] is { } key)
            {
                Place(slots, Hash(key), node);
            }
        }

        return new KeyIndex(copy, slots);
    }

    public bool TryFind(string key, out int node)
    {
        var mask = _slots.Length - 1;
        for (var at = Hash(key) & mask; _slots[at] != 0; at = (at + 1) & mask)
        {
            node = _slots[at] - 1;
            if (_keys[node] == key)
            {
                return true;
            }
        }

        node = -1;
        return false;
    }

    private static void Place(int[] slots, int hash, int node)
    {
        var at = hash & (slots.Length - 1);
        while (slots[at] != 0)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        slots[at] = node + 1;
    }

    // The runtime's string hash is seeded per process: keys chosen by an attacker cannot be made to collide.
    private static int Hash(string key) => string.GetHashCode(key, StringComparison.Ordinal);
}
