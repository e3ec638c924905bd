using Cairn.Analysis.Attack;

namespace Cairn.Analysis.Blast;

/// <summary>For each node the steps that give something on it.</summary>
internal sealed class GiveIndex
{
    private readonly StepTable _steps;
    private readonly int[] _start;
    private readonly int[] _giving;

    public GiveIndex(StepTable steps)
    {
        _steps = steps;
        _start = new int[steps.Graph.NodeCount + 1];
        foreach (var give in steps.Gives)
            _start[Proposition.NodeOf(give) + 1]++;
        for (var node = 0; node < steps.Graph.NodeCount; node++)
            _start[node + 1] += _start[node];
        _giving = new int[steps.Count];
        var next = _start.AsSpan(0, steps.Graph.NodeCount).ToArray();
        for (var step = 0; step < steps.Count; step++)
            _giving[next[Proposition.NodeOf(steps.Gives[step])]++] = step;
    }

    public IEnumerable<int> StepsGiving(int node)
    {
        for (var i = _start[node]; i < _start[node + 1]; i++)
            yield return _giving[i];
        for (var i = 0; i < _steps.Bulk.Length; i++)
        {
            var bulk = _steps.Bulk[i];
            if (!bulk.EndsAt(node))
                continue;
            foreach (var kind in bulk.EdgeKinds)
            {
                foreach (var (edge, from) in Incoming(node, kind))
                {
                    if (bulk.StartsAt(from))
                        yield return _steps.BulkId(i, edge);
                }
            }
        }
    }

    private List<(int Edge, int From)> Incoming(int node, int kind)
    {
        var edges = new List<(int, int)>();
        foreach (var edge in _steps.Graph.In(node, kind))
            edges.Add((edge.Id, edge.From));
        return edges;
    }
}
