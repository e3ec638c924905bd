using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Execution;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Planning;

/// <summary>Chooses the order in which the nodes and relationships of one MATCH are found: from every possible start the cheapest next step is taken, and the cheapest whole order wins.</summary>
internal sealed class MatchPlanner
{
    private readonly Compilation _compilation;
    private readonly Step.Match _match;
    private readonly PatternGraph _pattern;
    private readonly Cardinality _cardinality;
    private readonly HashSet<int> _newSlots;

    private readonly bool _onlyEnds;

    /// <param name="compilation">The query.</param>
    /// <param name="graph">The snapshot.</param>
    /// <param name="match">What to match.</param>
    /// <param name="onlyEnds">Whether nobody sees how often a row occurs, so that different ends of searches are enough.</param>
    public MatchPlanner(Compilation compilation, GraphSnapshot graph, Step.Match match, bool onlyEnds)
    {
        _onlyEnds = onlyEnds;
        _compilation = compilation;
        _match = match;
        _pattern = match.Pattern;
        _cardinality = new Cardinality(compilation, graph, match);
        _newSlots = [.. match.Pattern.NewSlots];
    }

    public IEnumerable<Operator> Plan()
    {
        var best = Order(new State(_pattern, _newSlots), firstNode: -1);
        if (_pattern.Nodes.Count is > 1 and <= 24 && !_pattern.Nodes.Exists(node => node.IsBound))
        {
            for (var node = 0; node < _pattern.Nodes.Count; node++)
            {
                var other = Order(new State(_pattern, _newSlots), node);
                best = other.Cost < best.Cost ? other : best;
            }
        }

        return best.Operators;
    }

    /// <summary>A partly planned pattern.</summary>
    private sealed class State(PatternGraph pattern, HashSet<int> newSlots)
    {
        public List<Operator> Operators { get; } = [];

        public HashSet<int> Nodes { get; } = [];

        public HashSet<int> Edges { get; } = [];

        public HashSet<int> Filters { get; } = [];

        public HashSet<int> Slots { get; } = [];

        public double Rows { get; set; } = 1;

        public double Cost { get; set; }

        public bool Knows(IReadOnlySet<int> slots) => slots.All(slot => !newSlots.Contains(slot) || Slots.Contains(slot));

        public bool AllNodes => Nodes.Count == pattern.Nodes.Count;

        public bool IsComplete => Nodes.Count == pattern.Nodes.Count && Edges.Count == pattern.Edges.Count;

        public void Add(Operator op, double rows)
        {
            Operators.Add(op with { Estimate = rows });
            Rows = rows;
            Cost += rows + 1;
        }
    }

    private State Order(State state, int firstNode)
    {
        for (var node = 0; node < _pattern.Nodes.Count; node++)
        {
            if (_pattern.Nodes[node].IsBound)
            {
                state.Nodes.Add(node);
                state.Slots.Add(_pattern.Nodes[node].Slot);
                state.Add(new Operator.CheckNode(_pattern.Nodes[node]) { Text = $"Bound {_cardinality.Show(node)}" }, state.Rows);
            }
        }

        Settle(state);
        if (firstNode >= 0)
        {
            Scan(state, firstNode);
        }

        while (!state.IsComplete)
        {
            Advance(state);
        }

        foreach (var path in _pattern.Paths.Where(path => _compilation.Used.Contains(path.Slot)))
        {
            var formula = new PathFormula(_pattern.Nodes[path.Start].Slot, [.. path.Edges.Select(edge => _pattern.Edges[edge].Slot)]);
            state.Add(new Operator.Assign([new Assignment(path.Slot, formula)]) { Text = "Path" }, state.Rows);
        }

        state.Slots.UnionWith(_newSlots);
        Settle(state);
        return state;
    }

    private void Advance(State state)
    {
        var open = Enumerable.Range(0, _pattern.Edges.Count).Where(edge => !state.Edges.Contains(edge)).ToList();
        var bound = open.Find(edge => IsBoundEdge(_pattern.Edges[edge]), -1);
        if (bound >= 0)
        {
            FollowBound(state, bound);
            return;
        }

        var ready = open.Where(edge => IsReady(state, _pattern.Edges[edge])).ToList();
        if (ready.Count > 0)
        {
            Follow(state, ready.MinBy(edge => Growth(state, _pattern.Edges[edge])));
            return;
        }

        var node = Enumerable.Range(0, _pattern.Nodes.Count).Where(node => !state.Nodes.Contains(node)).MinBy(node => _cardinality.Scan(node, state.Knows).Rows);
        Scan(state, node);
    }

    private static bool IsBoundEdge(PatternEdge edge) => edge.EqualTo >= 0 && edge.Hops is null;

    private static bool IsReady(State state, PatternEdge edge)
    {
        var (from, to) = (state.Nodes.Contains(edge.From), state.Nodes.Contains(edge.To));
        return edge.Selector == PathSelector.All ? (from || to) && (state.AllNodes || edge.Properties.TrueForAll(test => state.Knows(test.Value.Slots))) : from && to;
    }

    private double Growth(State state, PatternEdge edge)
    {
        var (from, to) = (state.Nodes.Contains(edge.From), state.Nodes.Contains(edge.To));
        return from && to ? _cardinality.Between(edge) : IsReach(edge) ? _cardinality.Ends(edge, fromStart: from) : _cardinality.Growth(edge, fromStart: from);
    }

    private void Scan(State state, int node)
    {
        var (source, rows) = _cardinality.Scan(node, state.Knows);
        state.Nodes.Add(node);
        state.Slots.Add(_pattern.Nodes[node].Slot);
        state.Cost += state.Rows * _cardinality.Examined(source);
        state.Add(new Operator.Scan(source, _pattern.Nodes[node]) { Text = $"{Cardinality.Name(source)} {_cardinality.Show(node)}" }, state.Rows * rows);
        Settle(state);
    }

    private void FollowBound(State state, int index)
    {
        var edge = _pattern.Edges[index];
        var (from, to) = (_pattern.Nodes[edge.From], _pattern.Nodes[edge.To]);
        var op = new Operator.BoundEdge(edge, from.Slot, to.Slot, state.Nodes.Contains(edge.From), state.Nodes.Contains(edge.To), Used(state, edge));
        state.Add(op with { Text = $"Bound relationship {_cardinality.Show(edge)}" }, state.Rows);
        foreach (var node in new[] { edge.From, edge.To }.Where(state.Nodes.Add))
        {
            state.Slots.Add(_pattern.Nodes[node].Slot);
            state.Add(new Operator.CheckNode(_pattern.Nodes[node]) { Text = $"Check {_cardinality.Show(node)}" }, state.Rows);
        }

        Finish(state, index);
    }

    private void Follow(State state, int index)
    {
        var edge = _pattern.Edges[index];
        var fromStart = state.Nodes.Contains(edge.From);
        var toIsBound = fromStart && state.Nodes.Contains(edge.To);
        var (from, to) = fromStart ? (edge.From, edge.To) : (edge.To, edge.From);
        var expansion = new Expansion(edge, _pattern.Nodes[from].Slot, _pattern.Nodes[to].Slot, Ways.From(edge.Direction, fromStart), toIsBound, Used(state, edge), _pattern.Nodes[to]) { KeepsEdge = NeedsList(edge) };
        var rows = state.Rows * Growth(state, edge);
        var text = $"{(toIsBound ? "Join" : "Expand")} {_cardinality.Show(edge)}" + (toIsBound ? "" : $" to {_cardinality.Show(to)}");

        // A list is written from left to right, whichever end the search starts from.
        var reverses = fromStart == edge.IsReversed;
        Operator op = edge.Hops is null ? new Operator.Expand(expansion)
            : IsReach(edge) ? new Operator.Reach(expansion)
            : edge.Selector == PathSelector.All ? new Operator.VarExpand(expansion, NeedsList(edge), reverses)
            : new Operator.ShortestPath(expansion, reverses);
        state.Add(op with { Text = text }, rows);
        if (state.Nodes.Add(to))
        {
            state.Slots.Add(_pattern.Nodes[to].Slot);
        }

        Finish(state, index);
    }

    private void Finish(State state, int index)
    {
        var edge = _pattern.Edges[index];
        state.Edges.Add(index);
        state.Slots.Add(edge.Slot);
        if (edge.EqualTo >= 0 && edge.Hops is not null)
        {
            state.Add(new Operator.Filter(new EqualPredicate(new SlotFormula(edge.Slot), new SlotFormula(edge.EqualTo))) { Text = "Filter same relationships" }, state.Rows);
        }

        Settle(state);
    }

    // A lower bound above 1 asks for real trails: a node that is near may also be the end of a longer one.
    private bool IsReach(PatternEdge edge) => _onlyEnds && edge is { Selector: PathSelector.All, Hops.Min: <= 1 } && (edge.Hops.Max ?? 1) >= 1 && !NeedsList(edge);

    private bool NeedsList(PatternEdge edge) =>
        edge.EqualTo >= 0
        || _compilation.Used.Contains(edge.Slot)
        || _pattern.Edges.Exists(other => other != edge && MayCoincide(edge, other))
        || _pattern.Paths.Exists(path => _compilation.Used.Contains(path.Slot) && path.Edges.Any(index => _pattern.Edges[index] == edge));

    private int[] Used(State state, PatternEdge edge) =>
        [.. state.Edges.Select(index => _pattern.Edges[index]).Where(other => MayCoincide(edge, other)).Select(other => other.Slot)];

    private static bool MayCoincide(PatternEdge edge, PatternEdge other) =>
        edge.Kinds.Count == 0 || other.Kinds.Count == 0 || edge.Kinds.Intersect(other.Kinds).Any();

    /// <summary>Adds the filters that have become possible.</summary>
    private void Settle(State state)
    {
        for (var i = 0; i < _match.Filters.Count; i++)
        {
            var filter = _match.Filters[i];
            if (state.Knows(filter.Slots) && state.Filters.Add(i))
            {
                state.Add(new Operator.Filter(filter.Formula) { Text = $"Filter {filter.Text}" }, state.Rows * Cardinality.Selectivity(filter));
            }
        }
    }
}

internal static class ListSearch
{
    /// <summary>The first element that fits, or a given value where none does.</summary>
    public static int Find(this List<int> list, Predicate<int> fits, int otherwise)
    {
        var at = list.FindIndex(fits);
        return at < 0 ? otherwise : list[at];
    }
}
