using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Attack;

/// <summary>One run of Knuth's generalisation of Dijkstra's algorithm: the cheapest derivation of every proposition from what the attacker holds.</summary>
/// <remarks>A step is ready when all its needs are settled; its cost is the sum of theirs and its own, which can only grow, so the first time
/// a proposition leaves the queue its best derivation is known. (D. E. Knuth, "A generalization of Dijkstra's algorithm", 1977.)
/// An instance may run many times; a run resets only what the one before touched.</remarks>
internal sealed class SearchPass
{
    private const int Nothing = -1;
    internal const int Given = -2;
    internal const int ByImplication = -8;

    private readonly StepTable _steps;
    private readonly CostQueue _queue = new();
    private readonly int[] _cost;
    private readonly int[] _best;
    private readonly bool[] _settled;
    private readonly int[] _stepCost;
    private readonly byte[] _missing;
    private readonly List<int> _touched = [];
    private readonly List<int> _touchedSteps = [];
    private readonly Dictionary<int, int> _given = [];
    private IReadOnlySet<int>? _banned;

    public SearchPass(StepTable steps)
    {
        _steps = steps;
        var propositions = steps.Graph.NodeCount * Proposition.PerNode;
        _cost = new int[propositions];
        Array.Fill(_cost, Cost.Unreached);
        _best = new int[propositions];
        Array.Fill(_best, Nothing);
        _settled = new bool[propositions];
        _stepCost = [.. steps.Costs];
        _missing = new byte[steps.Count];
        for (var step = 0; step < steps.Count; step++)
            _missing[step] = (byte)steps.NeedCount(step);
    }

    /// <summary>The propositions of the last run that can be had, in order of cost.</summary>
    public List<int> Settled { get; } = [];

    /// <param name="banned">Steps that must not be used.</param>
    /// <param name="stopAt">End once this proposition is settled.</param>
    public void Run(IEnumerable<(int Proposition, int Cost)> given, IReadOnlySet<int>? banned = null, int stopAt = -1, CancellationToken stop = default)
    {
        Reset();
        _banned = banned;
        foreach (var (proposition, cost) in given)
        {
            _given[proposition] = Math.Min(cost, _given.GetValueOrDefault(proposition, int.MaxValue));
            Relax(proposition, cost, Given);
        }

        while (_queue.Count > 0)
        {
            var (cost, proposition) = _queue.Take();
            if (_settled[proposition])
                continue;
            _settled[proposition] = true;
            Settled.Add(proposition);
            if ((Settled.Count & 0xFFFF) == 0)
                stop.ThrowIfCancellationRequested();
            if (proposition == stopAt)
                return;
            Imply(proposition, cost);
            Advance(proposition, cost);
            Follow(proposition, cost);
        }
    }

    public bool Holds(int proposition) => _settled[proposition];

    /// <summary>What it costs to hold this from the start; null where the attacker does not.</summary>
    public int? GivenCost(int proposition) => _given.TryGetValue(proposition, out var cost) ? cost : null;

    public bool IsBanned(int step) => _banned?.Contains(step) == true;

    public int CostOf(int proposition) => _cost[proposition];

    /// <summary>The steps of the best derivation of a settled proposition, premises first, each once.</summary>
    public List<int> Derivation(int proposition)
    {
        var order = new List<int>();
        var done = new HashSet<int>();
        var open = new Stack<(int Step, bool Expanded)>();
        Open(proposition, done, open);
        while (open.TryPop(out var top))
        {
            if (top.Expanded)
            {
                order.Add(top.Step);
                continue;
            }

            if (!done.Add(top.Step))
                continue;
            open.Push((top.Step, true));
            var needs = _steps.NeedsOf(top.Step);
            for (var i = needs.Length - 1; i >= 0; i--)
                Open(needs[i], done, open);
        }

        return order;
    }

    /// <summary>The step that gives a settled proposition, past silent implications; -1 where the attacker held it from the start.</summary>
    public int StepFor(int proposition)
    {
        var by = _best[proposition];
        while (by <= ByImplication)
        {
            proposition = Proposition.Of((Capability)(ByImplication - by), Proposition.NodeOf(proposition));
            by = _best[proposition];
        }

        return by >= 0 ? by : -1;
    }

    private void Open(int proposition, HashSet<int> done, Stack<(int, bool)> open)
    {
        var step = StepFor(proposition);
        if (step >= 0 && !done.Contains(step))
            open.Push((step, false));
    }

    private void Imply(int proposition, int cost)
    {
        var (capability, node) = (Proposition.CapabilityOf(proposition), Proposition.NodeOf(proposition));
        if (capability == Capability.Own)
        {
            for (var weaker = Capability.Reach; weaker < Capability.Own; weaker++)
                Relax(Proposition.Of(weaker, node), cost, ByImplication - (int)capability);
        }
        else if (capability == Capability.Write)
        {
            Relax(Proposition.Of(Capability.Influence, node), cost, ByImplication - (int)capability);
        }
    }

    private void Advance(int proposition, int cost)
    {
        foreach (var step in _steps.Waiting[proposition])
        {
            if (_missing[step] == _steps.NeedCount(step))
                _touchedSteps.Add(step);
            _stepCost[step] = Cost.Sum(_stepCost[step], cost);
            if (--_missing[step] == 0 && _banned?.Contains(step) != true)
                Relax(_steps.Gives[step], _stepCost[step], step);
        }
    }

    private void Follow(int proposition, int cost)
    {
        var node = Proposition.NodeOf(proposition);
        for (var i = 0; i < _steps.Bulk.Length; i++)
        {
            var bulk = _steps.Bulk[i];
            if (bulk.NeedOf(node) != proposition || !bulk.StartsAt(node))
                continue;
            foreach (var kind in bulk.EdgeKinds)
            {
                foreach (var edge in _steps.Graph.Out(node, kind))
                {
                    var id = _steps.BulkId(i, edge.Id);
                    if (bulk.EndsAt(edge.To) && _banned?.Contains(id) != true)
                        Relax(bulk.GiveAlong(edge), Cost.Sum(cost, Cost.OfStep(bulk.Technique.Likelihood * _steps.Doubts.Factor(edge.Id))), id);
                }
            }
        }
    }

    private void Relax(int proposition, int cost, int by)
    {
        if (cost >= _cost[proposition] || _settled[proposition])
            return;
        if (_best[proposition] == Nothing)
            _touched.Add(proposition);
        _cost[proposition] = cost;
        _best[proposition] = by;
        _queue.Add(cost, proposition);
    }

    private void Reset()
    {
        foreach (var proposition in _touched)
            (_cost[proposition], _best[proposition], _settled[proposition]) = (Cost.Unreached, Nothing, false);
        foreach (var step in _touchedSteps)
            (_stepCost[step], _missing[step]) = (_steps.Costs[step], (byte)_steps.NeedCount(step));
        _touched.Clear();
        _touchedSteps.Clear();
        Settled.Clear();
        _given.Clear();
        _queue.Clear();
    }
}
