namespace Cairn.Analysis.Attack;

/// <summary>For each proposition the steps that give it.</summary>
internal sealed class GiveIndex
{
    private readonly StepTable _steps;
    private readonly int[] _start;
    private readonly int[] _giving;

    public GiveIndex(StepTable steps)
    {
        _steps = steps;
        var propositions = steps.Graph.NodeCount * Proposition.PerNode;
        _start = new int[propositions + 1];
        foreach (var give in steps.Gives)
            _start[give + 1]++;
        for (var i = 0; i < propositions; i++)
            _start[i + 1] += _start[i];
        _giving = new int[steps.Count];
        var next = _start.AsSpan(0, propositions).ToArray();
        for (var step = 0; step < steps.Count; step++)
            _giving[next[steps.Gives[step]]++] = step;
    }

    /// <summary>The steps that are laid out and give exactly this.</summary>
    public ReadOnlySpan<int> this[int proposition] => _giving.AsSpan(_start[proposition], _start[proposition + 1] - _start[proposition]);

    /// <summary>The bulk steps that give exactly this.</summary>
    public IEnumerable<int> InBulk(int proposition)
    {
        var node = Proposition.NodeOf(proposition);
        for (var i = 0; i < _steps.Bulk.Length; i++)
        {
            var bulk = _steps.Bulk[i];
            if (bulk.Technique.Gives[0].Capability != Proposition.CapabilityOf(proposition) || !bulk.EndsAt(node))
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

    /// <summary>The steps that give anything on a node.</summary>
    public IEnumerable<int> OnNode(int node)
    {
        for (var i = _start[node * Proposition.PerNode]; i < _start[(node + 1) * Proposition.PerNode]; i++)
            yield return _giving[i];
        for (var capability = 0; capability < Proposition.PerNode; capability++)
        {
            foreach (var step in InBulk((node * Proposition.PerNode) + capability))
                yield return step;
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
