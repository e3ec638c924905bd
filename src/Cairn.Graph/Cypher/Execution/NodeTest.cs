using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>The kinds and properties a pattern asks of a node, bound to one run.</summary>
internal sealed class NodeTest
{
    private readonly Frame _frame;
    private readonly PropertyTest[] _properties;
    private readonly Storage.NodeTable _nodes;

    // By the number of a node's list of kinds, whether it has all that are wanted; null where none are.
    private readonly bool[]? _fits;

    /// <param name="frame">The run.</param>
    /// <param name="node">What is asked; null for nothing.</param>
    public NodeTest(Frame frame, PatternNode? node)
    {
        _frame = frame;
        _properties = [.. node?.Properties ?? []];
        _nodes = frame.Graph.Nodes;
        if (node is not null && node.Kinds.Count + node.AnyOf.Count > 0)
        {
            var groups = node.Kinds.Select(kind => new[] { kind }).Concat(node.AnyOf).Select(group => Array.ConvertAll(group, name => frame.NodeKinds[name])).ToArray();
            _fits = Array.ConvertAll(_nodes.Sets, set => Array.TrueForAll(groups, group => group.AsSpan().ContainsAny(set)));
        }
    }

    public bool IsTrivial => _fits is null && _properties.Length == 0;

    public bool Holds(int node)
    {
        if (_fits is not null && !_fits[_nodes.Set(node)])
        {
            return false;
        }

        foreach (var test in _properties)
        {
            var value = _frame.NodeColumns[test.Site] is { } column ? column.Get(node) : Value.Null;
            value = value.IsNull && test.Name == GraphSnapshot.KeyProperty ? _frame.Graph.KeyOrNull(node) : value;
            if (Equality.Test(value, test.Value.Formula.Of(_frame)) != Truth.True)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The kinds and properties a pattern asks of a relationship, bound to one run.</summary>
internal sealed class EdgeTest
{
    private readonly Frame _frame;
    private readonly PropertyTest[] _properties;
    private readonly bool _anyKind;

    public EdgeTest(Frame frame, PatternEdge edge)
    {
        _frame = frame;
        _properties = [.. edge.Properties];
        _anyKind = edge.Kinds.Count == 0;
        Kinds = [.. edge.Kinds.Select(name => frame.EdgeKinds[name]).Where(kind => kind >= 0).Distinct()];
    }

    /// <summary>Ids of the kinds to follow; meaningful unless <see cref="AnyKind"/>.</summary>
    public int[] Kinds { get; }

    public bool AnyKind => _anyKind;

    public bool HasProperties => _properties.Length > 0;

    public bool HasKind(int kind) => _anyKind || Array.IndexOf(Kinds, kind) >= 0;

    public bool Holds(int edge)
    {
        foreach (var test in _properties)
        {
            var value = _frame.EdgeColumns[test.Site] is { } column ? column.Get(edge) : Value.Null;
            if (Equality.Test(value, test.Value.Formula.Of(_frame)) != Truth.True)
            {
                return false;
            }
        }

        return true;
    }
}
