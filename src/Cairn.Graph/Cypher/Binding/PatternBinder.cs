using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Binding;

/// <summary>Resolves the patterns of one MATCH, or of a pattern in an expression, into one graph of nodes and relationships.</summary>
/// <param name="compilation">The query.</param>
/// <param name="scope">Variables known before; new ones are added.</param>
/// <param name="mayDefine">Whether the pattern may bring new variables.</param>
internal sealed class PatternBinder(Compilation compilation, Scope scope, bool mayDefine)
{
    private readonly PatternGraph _graph = new();
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _edges = new(StringComparer.Ordinal);
    private readonly List<Reading> _filters = [];

    public Step.Match Bind(IReadOnlyList<PathPattern> patterns, Expression? where, bool optional)
    {
        var properties = new List<Action>();
        foreach (var pattern in patterns)
        {
            BindPath(pattern, properties);
        }

        // Properties may mention variables of the whole pattern, so they come after it.
        properties.ForEach(bind => bind());
        if (where is not null)
        {
            AddFilters(where);
        }

        return new Step.Match(_graph, _filters, optional);
    }

    private void AddFilters(Expression where)
    {
        if (where is Expression.Logical { Operator: "AND" } both)
        {
            foreach (var operand in both.Operands)
            {
                AddFilters(operand);
            }

            return;
        }

        _filters.Add(Read(where, () => new ExpressionBinder(compilation, scope).Condition(where)));
    }

    private Reading Read(Expression expression, Func<Formula> bind)
    {
        var (formula, slots) = compilation.Record(bind);
        return new Reading(formula, slots, compilation.Text[expression.Span.Start..expression.Span.End]);
    }

    private void BindPath(PathPattern pattern, List<Action> properties)
    {
        var nodes = pattern.Nodes.Select(node => BindNode(node, properties)).ToArray();
        var edges = pattern.Edges.Select((edge, i) => BindEdge(edge, nodes[i], nodes[i + 1], pattern.Selector, properties)).ToArray();
        if (pattern.Name is null)
        {
            return;
        }

        if (scope.Find(pattern.Name) is not null)
        {
            throw Failure.Syntax("VariableAlreadyBound", $"the variable `{pattern.Name}` is already in use", pattern.Span);
        }

        var slot = compilation.NewSlot();
        scope.Set(pattern.Name, new Variable(slot, StaticType.Path));
        _graph.NewSlots.Add(slot);
        _graph.Paths.Add(new PatternPath(slot, nodes[0], edges));
    }

    private int BindNode(NodePattern pattern, List<Action> properties)
    {
        var index = pattern.Name is { } name && _nodes.TryGetValue(name, out var known) ? known : AddNode(pattern);
        var node = _graph.Nodes[index];
        node.Kinds.AddRange(pattern.Kinds.Select(compilation.Name).Where(kind => !node.Kinds.Contains(kind)));
        node.AnyOf.AddRange(pattern.AnyOf.Select(group => group.Select(compilation.Name).ToArray()));
        properties.Add(() =>
        {
            node.Properties.AddRange(Independent(node.Slot, BindProperties(pattern.Properties)));
            if (pattern.Where is not null)
            {
                AddFilters(pattern.Where);
            }
        });
        return index;
    }

    private int AddNode(NodePattern pattern)
    {
        var bound = pattern.Name is null ? null : scope.Find(pattern.Name);
        if (bound is { } variable)
        {
            Demand(variable, Types.Node, pattern.Name!, pattern.Span); // a bound variable has a name
            compilation.Read(variable.Slot);
            _graph.Nodes.Add(new PatternNode(variable.Slot, pattern.Name, true));
        }
        else
        {
            _graph.Nodes.Add(new PatternNode(Define(pattern.Name, StaticType.Node, pattern.Span), pattern.Name, false));
        }

        if (pattern.Name is not null)
        {
            _nodes.Add(pattern.Name, _graph.Nodes.Count - 1);
        }

        return _graph.Nodes.Count - 1;
    }

    private int Define(string? name, StaticType type, TextSpan at)
    {
        if (name is not null && !mayDefine)
        {
            throw Failure.Syntax("UndefinedVariable", $"the variable `{name}` is not defined, and a pattern in an expression cannot bring it", at);
        }

        var slot = compilation.NewSlot();
        _graph.NewSlots.Add(slot);
        if (name is not null)
        {
            scope.Set(name, new Variable(slot, type));
        }

        return slot;
    }

    private int BindEdge(EdgePattern pattern, int from, int to, PathSelector selector, List<Action> properties)
    {
        var isList = pattern.Hops is not null || selector != PathSelector.All;
        var type = isList ? StaticType.ListOf(StaticType.Relationship) : StaticType.Relationship;
        var bound = BoundEdge(pattern, isList);
        var slot = Define(bound is null ? pattern.Name : null, type, pattern.Span);

        var left = pattern.Direction == EdgeDirection.Left;
        var edge = new PatternEdge
        {
            Slot = slot,
            Name = pattern.Name,
            IsReversed = left,
            From = left ? to : from,
            To = left ? from : to,
            Direction = left ? EdgeDirection.Right : pattern.Direction,
            Kinds = [.. pattern.Kinds.Distinct().Select(compilation.Name)],
            Hops = pattern.Hops ?? (isList ? new HopRange(1, 1) : null),
            Selector = selector,
            EqualTo = bound?.Slot ?? -1,
        };
        _graph.Edges.Add(edge);
        properties.Add(() =>
        {
            var tests = BindProperties(pattern.Properties);
            edge.Properties.AddRange(isList ? tests : Independent(slot, tests));
        });
        return _graph.Edges.Count - 1;
    }

    private Variable? BoundEdge(EdgePattern pattern, bool isList)
    {
        if (pattern.Name is not { } name)
        {
            return null;
        }

        var isNew = _edges.Add(name);
        if (scope.Find(name) is not { } bound)
        {
            return null;
        }

        Demand(bound, isList ? Types.List : Types.Relationship, name, pattern.Span);
        if (!isNew)
        {
            throw Failure.Syntax("RelationshipUniquenessViolation", $"the relationship `{pattern.Name}` cannot occur twice in one pattern", pattern.Span);
        }

        compilation.Read(bound.Slot);
        return bound;
    }

    private static void Demand(Variable variable, Types wanted, string name, TextSpan at)
    {
        if (!variable.Type.CanBe(wanted))
        {
            throw Failure.Syntax("VariableTypeConflict", $"the variable `{name}` is {variable.Type.Types}, where the pattern needs {wanted}", at);
        }
    }

    /// <summary>Keeps the tests that need nothing else of the pattern; the others become filters, which wait for what they need.</summary>
    private List<PropertyTest> Independent(int slot, PropertyTest[] tests)
    {
        var kept = new List<PropertyTest>();
        foreach (var test in tests)
        {
            if (!test.Value.Slots.Overlaps(_graph.NewSlots))
            {
                kept.Add(test);
                continue;
            }

            var equal = new EqualPredicate(new PropertyFormula(new SlotFormula(slot), test.Name, test.Site), test.Value.Formula);
            _filters.Add(new Reading(equal, test.Value.Slots.Append(slot).ToHashSet(), $"{test.Name} = {test.Value.Text}"));
        }

        return kept;
    }

    private PropertyTest[] BindProperties(Expression? properties)
    {
        if (properties is not Expression.MapOf map)
        {
            return [];
        }

        compilation.Properties.UnionWith(map.Entries.Select(entry => entry.Key));
        return [.. map.Entries.Select(entry => new PropertyTest(
            entry.Key,
            compilation.Name(entry.Key),
            Read(entry.Value, () => new ExpressionBinder(compilation, scope).Value(entry.Value))))];
    }
}
