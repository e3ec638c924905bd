namespace Cairn.Graph.Algorithms;

/// <summary>Rows turned round: for every node the places from which edges lead to it, by a stable counting sort.</summary>
internal static class Transposition
{
    public static int[] Starts(int[] targets, int nodes)
    {
        var starts = new int[nodes + 1];
        foreach (var target in targets)
        {
            starts[target + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            starts[node + 1] += starts[node];
        }

        return starts;
    }

    /// <summary>Beside each place of the new rows the node an edge comes from and its position in the old rows.</summary>
    public static (int[] Sources, int[] Positions) Of(int[] oldStarts, int[] targets, int[] starts)
    {
        var nodes = starts.Length - 1;
        var next = starts.AsSpan(0, nodes).ToArray();
        var (sources, positions) = (new int[targets.Length], new int[targets.Length]);
        for (var node = 0; node < nodes; node++)
        {
            for (var at = oldStarts[node]; at < oldStarts[node + 1]; at++)
            {
                var place = next[targets[at]]++;
                (sources[place], positions[place]) = (node, at);
            }
        }

        return (sources, positions);
    }

    /// <summary>The place of every number in a list that holds each once.</summary>
    public static int[] Inverse(int[] order)
    {
        var place = new int[order.Length];
        for (var at = 0; at < order.Length; at++)
        {
            place[order[at]] = at;
        }

        return place;
    }
}
