using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Within one MATCH no relationship is used twice: the slots of those bound so far.</summary>
internal readonly struct Uniqueness(Frame frame, int[] slots)
{
    public bool IsUsed(int edge)
    {
        foreach (var slot in slots)
        {
            var value = frame.Slots[slot];
            if (value.IsList ? Contains(value.Items, edge) : value.Bits == edge)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ReadOnlySpan<Value> edges, int edge)
    {
        foreach (var item in edges)
        {
            if (item.Bits == edge)
            {
                return true;
            }
        }

        return false;
    }
}
