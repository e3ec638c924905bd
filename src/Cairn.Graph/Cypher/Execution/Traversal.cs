using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Which way to follow relationships from a node at hand.</summary>
internal enum Way
{
    Out,
    In,
    Both,
}

internal static class Ways
{
    /// <summary>The way to follow a relationship from one of its ends.</summary>
    public static Way From(EdgeDirection direction, bool fromStart) =>
        direction == EdgeDirection.Both ? Way.Both : fromStart ? Way.Out : Way.In;

    public static Way Reverse(this Way way) => way switch { Way.Out => Way.In, Way.In => Way.Out, _ => Way.Both };
}

/// <summary>Lists the positions of a node's relationships in one direction and of the wanted kinds, as ranges of its rows.</summary>
internal struct RangeWalk
{
    private readonly Storage.Adjacency _rows;
    private readonly EdgeTest _test;
    private readonly int _row;
    private int _kind;

    public RangeWalk(Storage.Adjacency rows, EdgeTest test, int row)
    {
        _rows = rows;
        _test = test;
        _row = row;
    }

    public bool Next(out int start, out int end)
    {
        if (_test.AnyKind)
        {
            (start, end) = _rows.Row(_row);
            return _kind++ == 0;
        }

        (start, end) = _kind < _test.Kinds.Length ? _rows.Row(_row, _test.Kinds[_kind]) : (0, 0);
        return _kind++ < _test.Kinds.Length;
    }
}

/// <summary>What an expansion needs to know: the relationship, the way, and the ends, of which the second may be bound already.</summary>
internal sealed record Expansion(Binding.PatternEdge Edge, int FromSlot, int ToSlot, Way Way, bool ToIsBound, int[] UsedEdges, Binding.PatternNode ToNode)
{
    /// <summary>Whether anyone sees the relationship itself; otherwise its slot stays empty and ends are handed on many at a time.</summary>
    public bool KeepsEdge { get; init; } = true;

    public NodeTest TestOf(Frame frame) => new(frame, ToIsBound ? null : ToNode);
}
