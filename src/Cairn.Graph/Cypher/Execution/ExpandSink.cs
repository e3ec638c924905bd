using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Follows single relationships from a bound node.</summary>
internal sealed class ExpandSink : PipeSink
{
    private readonly Expansion _plan;
    private readonly GraphSnapshot _graph;
    private readonly EdgeTest _test;
    private readonly NodeTest _toTest;
    private readonly bool _checksNode;
    private readonly Uniqueness _unique;
    private readonly bool _checksUnique;
    private readonly Batch? _batch;

    public ExpandSink(Frame frame, Expansion plan, Sink next)
        : base(frame, next)
    {
        _plan = plan;
        _graph = frame.Graph;
        _test = new EdgeTest(frame, plan.Edge);
        _toTest = plan.TestOf(frame);
        _checksNode = !_toTest.IsTrivial;
        _unique = new Uniqueness(frame, plan.UsedEdges);
        _checksUnique = plan.UsedEdges.Length > 0;
        _batch = plan.KeepsEdge || plan.ToIsBound ? null : new Batch(frame, plan.ToSlot);
    }

    public override bool Push()
    {
        var from = Frame.Slots[_plan.FromSlot];
        if (!from.IsNode)
        {
            return from.IsNull ? true : throw Failure.Type("InvalidArgumentValue", $"{from} is no node");
        }

        if (!_plan.ToIsBound)
        {
            return Follow((int)from.Bits, -1, _plan.Way);
        }

        var to = Frame.Slots[_plan.ToSlot];
        return !to.IsNode || Into((int)from.Bits, (int)to.Bits);
    }

    // Between two bound nodes the shorter of the two rows is searched.
    private bool Into(int from, int to)
    {
        var (fromOut, fromIn) = (_graph.Out(from).Count, _graph.In(from).Count);
        var (toOut, toIn) = (_graph.Out(to).Count, _graph.In(to).Count);
        var (forward, backward) = _plan.Way switch
        {
            Way.Out => (fromOut, toIn),
            Way.In => (fromIn, toOut),
            _ => (fromOut + fromIn, toOut + toIn),
        };
        return forward <= backward ? Follow(from, to, _plan.Way) : Follow(to, from, _plan.Way.Reverse());
    }

    private bool Follow(int node, int wanted, Way way) =>
        (way == Way.In || Follow(_graph.OutgoingOf(node, out var row), row, node, wanted, skipLoops: false))
        && (way == Way.Out || Follow(_graph.IncomingOf(node, out row), row, node, wanted, skipLoops: way == Way.Both));

    private bool Follow(Adjacency rows, int row, int node, int wanted, bool skipLoops)
    {
        var walk = new RangeWalk(rows, _test, row);
        while (walk.Next(out var start, out var end))
        {
            if (_batch is not null)
            {
                if (!Follow(_batch, rows, (start, end), skipLoops ? node : -1))
                {
                    return false;
                }

                continue;
            }

            var neighbours = rows.Neighbours;
            for (var at = start; at < end; at++)
            {
                Frame.Meter.Step();
                var neighbour = neighbours[at];
                if ((wanted >= 0 && neighbour != wanted) || (skipLoops && neighbour == node))
                {
                    continue;
                }

                if (!Try(rows.EdgeId(at), neighbour, wanted))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Follow(Batch batch, Adjacency rows, (int Start, int End) range, int skipped)
    {
        batch.Clear();
        Frame.Meter.Step(range.End - range.Start);
        var neighbours = rows.Neighbours;
        for (var at = range.Start; at < range.End; at++)
        {
            if (neighbours[at] == skipped || !Fits(rows, at, neighbours[at]))
            {
                continue;
            }

            batch.Add(neighbours[at]);
            if (batch.IsFull && !Flush(batch))
            {
                return false;
            }
        }

        return Flush(batch);
    }

    private bool Flush(Batch batch)
    {
        var more = batch.PushOn(Next);
        batch.Clear();
        return more;
    }

    private bool Fits(Adjacency rows, int at, int neighbour) =>
        (!_checksNode || _toTest.Holds(neighbour)) && (!_checksUnique || !_unique.IsUsed(rows.EdgeId(at))) && (!_test.HasProperties || _test.Holds(rows.EdgeId(at)));

    private bool Try(int edge, int neighbour, int wanted)
    {
        if ((_checksNode && !_toTest.Holds(neighbour)) || (_checksUnique && _unique.IsUsed(edge)) || (_test.HasProperties && !_test.Holds(edge)))
        {
            return true;
        }

        Frame.Slots[_plan.Edge.Slot] = new Value(_graph.EdgeTag, edge);
        if (wanted < 0)
        {
            Frame.Slots[_plan.ToSlot] = new Value(_graph.NodeTag, neighbour);
        }

        return Next.Push();
    }
}

/// <summary>Binds the ends of a relationship that is bound already.</summary>
internal sealed class BoundEdgeSink(Frame frame, Binding.PatternEdge edge, int fromSlot, int toSlot, bool fromIsBound, bool toIsBound, int[] used, Sink next) : PipeSink(frame, next)
{
    private readonly EdgeTest _test = new(frame, edge);
    private readonly Uniqueness _unique = new(frame, used);

    public override bool Push()
    {
        var value = Frame.Slots[edge.EqualTo];
        if (!value.IsRelationship)
        {
            return value.IsNull ? true : throw Failure.Type("InvalidArgumentValue", $"{value} is no relationship");
        }

        var found = Frame.Graph.EdgeAt((int)value.Bits);
        if (!_test.HasKind(found.Kind) || _unique.IsUsed(found.Id) || (_test.HasProperties && !_test.Holds(found.Id)))
        {
            return true;
        }

        Frame.Slots[edge.Slot] = value;
        return Try(found.From, found.To) && (edge.Direction != Syntax.EdgeDirection.Both || found.From == found.To || Try(found.To, found.From));
    }

    private bool Try(int from, int to)
    {
        if ((fromSlot == toSlot && from != to) || !Fits(fromSlot, fromIsBound, from) || !Fits(toSlot, toIsBound, to))
        {
            return true;
        }

        Frame.Slots[fromSlot] = new Value(Frame.Graph.NodeTag, from);
        Frame.Slots[toSlot] = new Value(Frame.Graph.NodeTag, to);
        return Next.Push();
    }

    private bool Fits(int slot, bool isBound, int node) => !isBound || (Frame.Slots[slot].IsNode && Frame.Slots[slot].Bits == node);
}
