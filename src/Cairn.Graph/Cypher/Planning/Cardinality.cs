using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Execution;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Planning;

/// <summary>Estimates how many rows the parts of a pattern have, and finds the best way to the candidates of a node.</summary>
internal sealed class Cardinality(Compilation compilation, GraphSnapshot graph, Step.Match match)
{
    private const double EqualitySelectivity = 0.1;
    private const double FilterSelectivity = 0.5;

    private const int LongestHops = 6;

    // A hash lookup pays as soon as the alternative is to look at more nodes than this.
    private const double ScanWorth = 32;

    private readonly PatternGraph _pattern = match.Pattern;

    public static string Name(NodeSource source) => source switch
    {
        NodeSource.ByKey => "Key lookup",
        NodeSource.ByProperty => "Property lookup",
        NodeSource.OfKind or NodeSource.OfKinds => "Kind scan",
        _ => "Node scan",
    };

    /// <summary>The cheapest way to the candidates of a node and how many pass its test.</summary>
    public (NodeSource Source, double Rows) Scan(int index, Func<IReadOnlySet<int>, bool> known)
    {
        var node = _pattern.Nodes[index];
        var kind = RarestKind(node);
        NodeSource source = kind >= 0 ? new NodeSource.OfKind(kind) : node.AnyOf.Count > 0 ? new NodeSource.OfKinds(node.AnyOf[0]) : new NodeSource.All();
        var examined = Examined(source);
        var rows = examined;
        foreach (var (name, site, value) in Equalities(node).Where(test => known(test.Value.Slots)))
        {
            var column = graph.NodeColumns.Find(name);
            var isKey = name == GraphSnapshot.KeyProperty && column is null;
            var matches = isKey ? 1 : column is null ? 0 : column.RowsPerValue;
            rows = Math.Min(rows * EqualitySelectivity, matches);
            if (matches < examined && examined > ScanWorth && !OwnSlot(value, node))
            {
                source = isKey ? new NodeSource.ByKey(value.Formula) : new NodeSource.ByProperty(site, value.Formula);
                examined = matches;
            }
        }

        return (source, rows);
    }

    /// <summary>How many nodes a source has to look at.</summary>
    public double Examined(NodeSource source) => source switch
    {
        NodeSource.ByKey => 1,
        NodeSource.ByProperty property => graph.NodeColumns.Find(compilation.Names[property.Site])?.RowsPerValue ?? 0,
        NodeSource.OfKind kind => graph.Statistics.Nodes(graph.NodeKindId(compilation.Names[kind.KindName])),
        NodeSource.OfKinds kinds => CountOf(kinds.KindNames),
        _ => graph.NodeCount,
    };

    private double CountOf(int[] kindNames) => kindNames.Sum(kind => graph.Statistics.Nodes(graph.NodeKindId(compilation.Names[kind])));

    /// <summary>Rows per row when a relationship is followed from one end to the other.</summary>
    public double Growth(PatternEdge edge, bool fromStart)
    {
        var (from, to) = fromStart ? (edge.From, edge.To) : (edge.To, edge.From);
        var step = edge.Direction == EdgeDirection.Both
            ? Fan(edge, from, to, true) + Fan(edge, from, to, false)
            : Fan(edge, from, to, fromStart);
        if (edge.Hops is not { } hops)
        {
            return step;
        }

        // The first hop starts from the node at hand, the others from any; walks longer than a few hops are more than anyone wants either way.
        var start = FirstHop(edge, from, fromStart);
        var average = Math.Max(1.1, graph.Statistics.Edges(KindsOf(edge), -1, true) / Math.Max(1, graph.NodeCount) * (edge.Direction == EdgeDirection.Both ? 2 : 1));
        var longest = Math.Min(hops.Max ?? LongestHops, LongestHops);
        var walks = Enumerable.Range(0, longest + 1).Where(hop => hop >= Math.Min(hops.Min, longest)).Sum(hop => hop == 0 ? 1 : start * Math.Pow(average, hop - 1));
        return Math.Min(walks * Population(to) / Math.Max(1, graph.NodeCount), 1e12);
    }

    /// <summary>Rows per row when only the different ends of a search are wanted: never more than there are nodes to end at.</summary>
    public double Ends(PatternEdge edge, bool fromStart) => Math.Min(Growth(edge, fromStart), Population(fromStart ? edge.To : edge.From));

    /// <summary>Rows per row when both ends are known.</summary>
    public double Between(PatternEdge edge)
    {
        var growth = Growth(edge, fromStart: true);
        return edge.Selector == PathSelector.All ? growth / Math.Max(1, Population(edge.To)) : 1;
    }

    public static double Selectivity(Reading filter) => filter.Formula switch
    {
        EqualPredicate => EqualitySelectivity,
        LabelsPredicate => FilterSelectivity,
        _ => FilterSelectivity,
    };

    public string Show(int node) =>
        $"({_pattern.Nodes[node].Name}{string.Concat(_pattern.Nodes[node].Kinds.Select(kind => ":" + compilation.Names[kind]))}{string.Concat(_pattern.Nodes[node].AnyOf.Select(group => ":" + string.Join('|', group.Select(kind => compilation.Names[kind]))))})";

    public string Show(PatternEdge edge)
    {
        var kinds = edge.Kinds.Count == 0 ? "" : ":" + string.Join('|', edge.Kinds.Select(kind => compilation.Names[kind]));
        var hops = edge.Hops is null ? "" : $"*{edge.Hops.Min}..{edge.Hops.Max}";
        return $"{Show(edge.From)}-[{edge.Name}{kinds}{hops}]-{(edge.Direction == EdgeDirection.Both ? "" : ">")}{Show(edge.To)}";
    }

    private static bool OwnSlot(Reading value, PatternNode node) => value.Slots.Contains(node.Slot);

    private double FirstHop(PatternEdge edge, int from, bool outgoing)
    {
        var near = KindId(from);
        var kinds = KindsOf(edge);
        var relationships = graph.Statistics.Edges(kinds, near == Missing ? -1 : near, outgoing)
            + (edge.Direction == EdgeDirection.Both ? graph.Statistics.Edges(kinds, near == Missing ? -1 : near, !outgoing) : 0);
        return near == Missing ? 0 : relationships / Math.Max(1, Population(from));
    }

    private int[]? KindsOf(PatternEdge edge) =>
        edge.Kinds.Count == 0 ? null : [.. edge.Kinds.Select(kind => graph.EdgeKindId(compilation.Names[kind])).Where(kind => kind >= 0)];

    // Relationships per node of the kind at hand, times the part of them that ends where it should.
    private double Fan(PatternEdge edge, int from, int to, bool outgoing)
    {
        var kinds = KindsOf(edge);
        var near = KindId(from);
        var far = KindId(to);
        if (near == Missing || far == Missing)
        {
            return 0;
        }

        var all = graph.Statistics.Edges(kinds, -1, outgoing);
        var perNode = graph.Statistics.Edges(kinds, near, outgoing) / Math.Max(1, Population(from));
        var fitting = all == 0 ? 0 : graph.Statistics.Edges(kinds, far, !outgoing) / all;
        fitting *= far < 0 && _pattern.Nodes[to].AnyOf.Count > 0 ? Population(to) / Math.Max(1, graph.NodeCount) : 1;
        return perNode * fitting * Math.Pow(EqualitySelectivity, _pattern.Nodes[to].Properties.Count + edge.Properties.Count);
    }

    private const int Missing = -2;

    private int KindId(int node)
    {
        var rarest = RarestKind(_pattern.Nodes[node]);
        if (rarest < 0)
        {
            return -1;
        }

        var id = graph.NodeKindId(compilation.Names[rarest]);
        return id < 0 ? Missing : id;
    }

    private double Population(int node)
    {
        var kind = RarestKind(_pattern.Nodes[node]);
        return kind < 0 ? _pattern.Nodes[node].AnyOf.Count > 0 ? CountOf(_pattern.Nodes[node].AnyOf[0]) : graph.NodeCount : graph.Statistics.Nodes(graph.NodeKindId(compilation.Names[kind]));
    }

    /// <summary>The kind with the fewest nodes of those a node must have, also by a filter such as <c>n:Role</c>; -1 for none.</summary>
    private int RarestKind(PatternNode node)
    {
        var kinds = node.Kinds.Concat(match.Filters
            .Select(filter => filter.Formula)
            .OfType<LabelsPredicate>()
            .Where(labels => labels.Target is SlotFormula slot && slot.Slot == node.Slot)
            .SelectMany(labels => labels.Names.ToArray())).ToArray();
        return kinds.Length == 0 ? -1 : kinds.MinBy(kind => graph.Statistics.Nodes(graph.NodeKindId(compilation.Names[kind])));
    }

    private IEnumerable<PropertyTest> Equalities(PatternNode node)
    {
        foreach (var test in node.Properties)
        {
            yield return test;
        }

        foreach (var filter in match.Filters)
        {
            if (filter.Formula is not EqualPredicate equal)
            {
                continue;
            }

            if (Property(equal.Left, node) is { } left)
            {
                yield return new PropertyTest(left.Name, left.Site, Rest(filter, equal.Right, node));
            }
            else if (Property(equal.Right, node) is { } right)
            {
                yield return new PropertyTest(right.Name, right.Site, Rest(filter, equal.Left, node));
            }
        }
    }

    private static PropertyFormula? Property(Formula formula, PatternNode node) =>
        formula is PropertyFormula { Target: SlotFormula slot } property && slot.Slot == node.Slot ? property : null;

    // The other side may read whatever the filter reads but the node itself, unless it does mention the node again.
    private static Reading Rest(Reading filter, Formula other, PatternNode node) =>
        new(other, other is PropertyFormula { Target: SlotFormula slot } && slot.Slot == node.Slot || !IsPlain(other) ? filter.Slots : filter.Slots.Where(slot => slot != node.Slot).ToHashSet(), filter.Text);

    // Only of these formulas is it certain that they do not read the node.
    private static bool IsPlain(Formula formula) => formula is ConstantFormula or ParameterFormula or SlotFormula or PropertyFormula { Target: SlotFormula };
}
