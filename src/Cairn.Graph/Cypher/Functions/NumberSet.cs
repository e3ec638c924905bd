using System.Numerics;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>A small, fast set of numbers from 0: open addressing, a free place being 0.</summary>
internal sealed class NumberSet
{
    private int[] _places = new int[8];
    private int _count;

    public bool Add(int number)
    {
        if ((_count + 1) * 2 > _places.Length)
        {
            Grow();
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

    private void Grow()
    {
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
