using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>The plainest evaluation of a query: patterns are matched in the order written by trying every node and every relationship, clause by clause over lists of rows.</summary>
internal sealed class ReferenceEvaluator
{
    private const int RowLimit = 5_000;
    private const int StepLimit = 300_000;

    private readonly GraphSnapshot _graph;
    private readonly ReferenceExpressions _expressions;
    private int _steps;

    /// <summary>A row, the relationships its MATCH has used, and the nodes and relationships of the path at hand.</summary>
    private sealed record State(Dictionary<string, Value> Row, HashSet<int> Used, int[] Nodes, int[] Edges)
    {
        public int At => Nodes[^1];
    }

    public ReferenceEvaluator(GraphSnapshot graph)
    {
        _graph = graph;
        _expressions = new ReferenceExpressions(this, graph);
    }

    /// <summary>The rows as text, in order of their text; null where there are too many to bother.</summary>
    public List<string>? Run(string text) => Run(Parser.Parse(text));

    public List<string>? Run(Query query)
    {
        try
        {
            return RunAll(query);
        }
        catch (TooLongException)
        {
            return null;
        }
    }

    private List<string>? RunAll(Query query)
    {
        var rows = new List<string>();
        foreach (var part in query.Parts)
        {
            if (Run(part) is not { } found)
            {
                return null;
            }

            rows.AddRange(found);
        }

        rows = query.Parts.Count > 1 && !query.UnionAll ? [.. rows.Distinct()] : rows;
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public static string Show(Value value) => value.Type switch
    {
        ValueKind.Node => $"n{value.AsNode()}",
        ValueKind.Relationship => $"r{value.AsRelationship()}",
        ValueKind.List => $"[{string.Join(", ", value.AsList().Select(Show))}]",
        _ => value.ToString(),
    };

    private List<string>? Run(SingleQuery query)
    {
        var rows = new List<Dictionary<string, Value>> { new() };
        foreach (var clause in query.Clauses)
        {
            rows = clause switch
            {
                Clause.Match match => [.. rows.SelectMany(row => Match(row, match)).Take(RowLimit)],
                Clause.Unwind unwind => [.. rows.SelectMany(row => Items(_expressions.Of(unwind.List, row)).Select(item => With(row, unwind.Name, item)))],
                Clause.Project project => Project(rows, project),
                _ => throw new NotSupportedException(),
            };
            if (rows.Count >= RowLimit)
            {
                return null;
            }
        }

        return [.. rows.Select(row => string.Join(" | ", row.Where(cell => !IsHidden(cell.Key)).OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={Show(cell.Value)}")))];
    }

    private static IReadOnlyList<Value> Items(Value list) => list.IsNull ? [] : list.AsList();

    private static Dictionary<string, Value> With(Dictionary<string, Value> row, string? name, Value value) => name is null ? row : new Dictionary<string, Value>(row) { [name] = value };

    private IEnumerable<Dictionary<string, Value>> Match(Dictionary<string, Value> row, Clause.Match match)
    {
        var found = Matches(row, match.Patterns, match.Where);
        if (!match.Optional)
        {
            return found;
        }

        var list = found.Take(RowLimit).ToList();
        if (list.Count > 0)
        {
            return list;
        }

        var names = match.Patterns.SelectMany(pattern => pattern.Nodes.Select(node => node.Name).Concat(pattern.Edges.Select(edge => edge.Name)).Append(pattern.Name)).OfType<string>();
        return [names.Where(name => !row.ContainsKey(name)).Aggregate(row, (all, name) => With(all, name, Value.Null))];
    }

    public IEnumerable<Dictionary<string, Value>> Matches(Dictionary<string, Value> row, IReadOnlyList<PathPattern> patterns, Expression? where)
    {
        IEnumerable<State> states = [new State(row, [], [0], [])];
        foreach (var pattern in patterns)
        {
            states = states.SelectMany(state => Path(pattern, state));
        }

        // Properties may mention any variable of the pattern, so they are checked when all of it is bound.
        return states.Select(state => state.Row).Where(found => patterns.All(pattern => pattern.Nodes.All(node => Fits(node, found)))).Where(found => where is null || Conditions.Of(_expressions.Of(where, found)) == Truth.True);
    }

    private IEnumerable<State> Path(PathPattern pattern, State start)
    {
        var states = Enumerable.Range(0, _graph.NodeCount)
            .SelectMany(node => Node(pattern.Nodes[0], node, start.Row).Select(row => new State(row, start.Used, [node], [])));
        for (var i = 0; i < pattern.Edges.Count; i++)
        {
            var (edge, next) = (pattern.Edges[i], pattern.Nodes[i + 1]);
            states = states.SelectMany(state => Steps(edge, state).SelectMany(step => Node(next, step.At, step.Row).Select(row => step with { Row = row })));
        }

        states = pattern.Selector == PathSelector.All ? states : Shortest(states, pattern.Selector);
        return states.Select(state => pattern.Name is null ? state : state with { Row = With(state.Row, pattern.Name, Value.Path(new PathValue(_graph, state.Nodes, state.Edges))) });
    }

    // From every node to every other the trails of least length; of the trails from a node to itself only the empty one is one.
    private static IEnumerable<State> Shortest(IEnumerable<State> states, PathSelector selector) => states
        .Where(state => state.Nodes[0] != state.At || state.Edges.Length == 0)
        .GroupBy(state => (state.Nodes[0], state.At))
        .SelectMany(pair =>
        {
            var best = pair.Min(state => state.Edges.Length);
            return pair.Where(state => state.Edges.Length == best).Take(selector == PathSelector.Shortest ? 1 : int.MaxValue);
        });

    private void CountStep()
    {
        if (++_steps > StepLimit)
        {
            throw new TooLongException();
        }
    }

    private IEnumerable<Dictionary<string, Value>> Node(NodePattern pattern, int node, Dictionary<string, Value> row)
    {
        CountStep();
        var value = Value.Node(_graph, node);
        if ((pattern.Name is not null && row.TryGetValue(pattern.Name, out var bound) && bound != value)
            || !pattern.Kinds.All(kind => _graph.HasKind(node, _graph.NodeKindId(kind)))
            || !pattern.AnyOf.All(group => group.Any(kind => _graph.HasKind(node, _graph.NodeKindId(kind)))))
        {
            return [];
        }

        return [With(row, NameOf(pattern), value)];
    }

    // Nodes without a name are kept under a hidden one, to check their properties at the end.
    private static string NameOf(NodePattern pattern) => pattern.Name ?? $"  {pattern.Span.Start}";

    private static bool IsHidden(string name) => name[0] == ' ';

    private bool Fits(NodePattern pattern, Dictionary<string, Value> row) =>
        Fits(pattern.Properties, name => _graph.Property(row[NameOf(pattern)].AsNode(), name), row);

    private bool Fits(Expression? properties, Func<string, Value> property, Dictionary<string, Value> row) => properties is not Expression.MapOf map
        || map.Entries.All(entry => Equality.Test(property(entry.Key), _expressions.Of(entry.Value, row)) == Truth.True);

    private IEnumerable<State> Steps(EdgePattern pattern, State state)
    {
        if (pattern.Hops is null)
        {
            return Follow(pattern, state)
                .Where(step => pattern.Name is null || !step.Row.TryGetValue(pattern.Name, out var bound) || bound == Value.Relationship(_graph, step.Edges[^1]))
                .Select(step => step with { Row = With(step.Row, pattern.Name, Value.Relationship(_graph, step.Edges[^1])) });
        }

        return Walk(pattern, state, 0).Select(step => step with { Row = With(step.Row, pattern.Name, Value.List(step.Edges[state.Edges.Length..].Select(edge => Value.Relationship(_graph, edge)))) });
    }

    private IEnumerable<State> Walk(EdgePattern pattern, State state, int length)
    {
        var here = length >= pattern.Hops!.Min ? [state] : Array.Empty<State>();
        return length >= (pattern.Hops.Max ?? int.MaxValue) ? here : here.Concat(Follow(pattern, state).SelectMany(step => Walk(pattern, step, length + 1)));
    }

    private IEnumerable<State> Follow(EdgePattern pattern, State state)
    {
        for (var id = 0; id < _graph.EdgeCount; id++)
        {
            CountStep();
            var edge = _graph.EdgeAt(id);
            var (right, left) = (edge.From == state.At && pattern.Direction != EdgeDirection.Left, edge.To == state.At && pattern.Direction != EdgeDirection.Right);
            if ((!right && !left)
                || state.Used.Contains(id)
                || (pattern.Kinds.Count > 0 && !pattern.Kinds.Contains(_graph.EdgeKinds[edge.Kind]))
                || !Fits(pattern.Properties, name => _graph.EdgeProperty(id, name), state.Row))
            {
                continue;
            }

            yield return new State(state.Row, [.. state.Used, id], [.. state.Nodes, right ? edge.To : edge.From], [.. state.Edges, id]);
        }
    }

    private List<Dictionary<string, Value>> Project(List<Dictionary<string, Value>> rows, Clause.Project clause)
    {
        var projection = clause.Projection;
        if (projection.All)
        {
            return [.. rows.Where(row => clause.Where is null || Conditions.Of(_expressions.Of(clause.Where, row)) == Truth.True)];
        }

        var keys = projection.Items.Where(item => !IsAggregate(item)).ToList();
        var result = keys.Count == projection.Items.Count
            ? rows.Select(row => projection.Items.ToDictionary(item => item.Name, item => _expressions.Of(item.Expression, row)))
            : Groups(rows, keys).Select(group => projection.Items.ToDictionary(item => item.Name, item => _expressions.Of(item.Expression, group.FirstOrDefault() ?? [], group)));
        if (projection.Distinct)
        {
            result = result.DistinctBy(row => string.Join('|', projection.Items.Select(item => Show(row[item.Name]))));
        }

        if (projection.OrderBy.Count > 0)
        {
            result = projection.OrderBy.Skip(1).Aggregate(Order(result, projection.OrderBy[0]), Then);
        }

        result = result.Skip(Number(projection.Skip, 0)).Take(Number(projection.Limit, int.MaxValue));
        return [.. result.Where(row => clause.Where is null || Conditions.Of(_expressions.Of(clause.Where, row)) == Truth.True)];
    }

    private static bool IsAggregate(ProjectionItem item) => ReferenceExpressions.IsAggregate(item.Expression);

    private static int Number(Expression? literal, int otherwise) => literal is Expression.Literal number ? (int)number.Value.AsInteger() : otherwise;

    private IEnumerable<List<Dictionary<string, Value>>> Groups(List<Dictionary<string, Value>> rows, List<ProjectionItem> keys)
    {
        if (keys.Count == 0)
        {
            return [rows];
        }

        return rows.GroupBy(row => string.Join('|', keys.Select(key => Show(_expressions.Of(key.Expression, row))))).Select(group => group.ToList());
    }

    private static IOrderedEnumerable<Dictionary<string, Value>> Order(IEnumerable<Dictionary<string, Value>> rows, SortItem item) => item.Descending
        ? rows.OrderByDescending(row => row[((Expression.Variable)item.Expression).Name], Comparer<Value>.Create(Ordering.Total))
        : rows.OrderBy(row => row[((Expression.Variable)item.Expression).Name], Comparer<Value>.Create(Ordering.Total));

    private static IOrderedEnumerable<Dictionary<string, Value>> Then(IOrderedEnumerable<Dictionary<string, Value>> rows, SortItem item) => item.Descending
        ? rows.ThenByDescending(row => row[((Expression.Variable)item.Expression).Name], Comparer<Value>.Create(Ordering.Total))
        : rows.ThenBy(row => row[((Expression.Variable)item.Expression).Name], Comparer<Value>.Create(Ordering.Total));
}
