using System.Numerics;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>A fast set of numbers from 0 up to a limit: open addressing, a free place being 0, and a bit for each number once that takes less.</summary>
internal sealed class NumberSet(int limit)
{
    private int[] _places = new int[8];
    private ulong[]? _bits;
    private int _count;

    public bool Add(int number)
    {
        if (_bits is not null)
        {
            return Mark(_bits, number);
        }

        if ((_count + 1) * 2 > _places.Length)
        {
            Grow();
            if (_bits is not null)
            {
                return Mark(_bits, number);
            }
        }

        ref var place = ref Find(_places, number + 1);
        if (place != 0)
        {
            return false;
        }

        place = number + 1;
        _count++;
        return true;
    }

    private static ref int Find(int[] places, int entry)
    {
        var shift = 32 - BitOperations.Log2((uint)places.Length);
        for (var at = (int)((uint)entry * 0x9E3779B1u >> shift); ; at = (at + 1) & (places.Length - 1))
        {
            if (places[at] == 0 || places[at] == entry)
            {
                return ref places[at];
            }
        }
    }

    private static bool Mark(ulong[] bits, int number)
    {
        ref var word = ref bits[number >> 6];
        var bit = 1UL << (number & 63);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    private void Grow()
    {
        if (_places.Length * 2L * sizeof(int) * 8 > limit)
        {
            _bits = new ulong[(limit + 63) >> 6];
            foreach (var entry in _places)
            {
                if (entry != 0)
                {
                    Mark(_bits, entry - 1);
                }
            }

            _places = [];
            return;
        }

        var places = new int[_places.Length * 2];
        foreach (var entry in _places)
        {
            if (entry != 0)
            {
                Find(places, entry) = entry;
            }
        }

        _places = places;
    }
}
