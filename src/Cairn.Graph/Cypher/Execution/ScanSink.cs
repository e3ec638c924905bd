using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Where the candidates for a node come from.</summary>
internal abstract record NodeSource
{
    public sealed record All : NodeSource;

    public sealed record OfKind(int KindName) : NodeSource;

    /// <summary>All nodes that have one of some kinds.</summary>
    public sealed record OfKinds(int[] KindNames) : NodeSource;

    public sealed record ByKey(Formula Key) : NodeSource;

    public sealed record ByProperty(int Site, Formula Value) : NodeSource;
}

/// <summary>Binds a node variable to each candidate that passes its test.</summary>
internal sealed class ScanSink(Frame frame, NodeSource source, int slot, NodeTest test, Sink next) : PipeSink(frame, next)
{
    public override bool Push() => source switch
    {
        NodeSource.OfKind kind => Each(Frame.Graph.NodesOfKind(Frame.NodeKinds[kind.KindName])),
        NodeSource.OfKinds kinds => Kinds(Array.ConvertAll(kinds.KindNames, name => Frame.NodeKinds[name])),
        NodeSource.ByKey key => Key(key.Key.Of(Frame)),
        NodeSource.ByProperty property => Property(property),
        _ => All(),
    };

    private Batch? _batch;

    private bool All()
    {
        var batch = Begin();
        for (var node = 0; node < Frame.Graph.NodeCount; node++)
        {
            if (Frame.Graph.HasNode(node) && !Collect(batch, node))
            {
                return false;
            }
        }

        return batch.PushOn(Next);
    }

    private bool Each(ReadOnlySpan<int> nodes)
    {
        var batch = Begin();
        foreach (var node in nodes)
        {
            if (!Collect(batch, node))
            {
                return false;
            }
        }

        return batch.PushOn(Next);
    }

    private Batch Begin()
    {
        _batch ??= new Batch(Frame, slot);
        _batch.Clear();
        return _batch;
    }

    private bool Collect(Batch batch, int node)
    {
        Frame.Meter.Step();
        if (test.Holds(node))
        {
            batch.Add(node);
        }

        if (!batch.IsFull)
        {
            return true;
        }

        var more = batch.PushOn(Next);
        batch.Clear();
        return more;
    }

    // A node of several of the kinds comes with the first of them.
    private bool Kinds(int[] kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            foreach (var node in Frame.Graph.NodesOfKind(kinds[i]))
            {
                if (!kinds.AsSpan(0, i).ContainsAny(Frame.Graph.KindsOf(node)) && !Try(node))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Key(Value key) => key.Payload is not string text || !Frame.Graph.TryFind(text, out var node) || Try(node);

    private bool Property(NodeSource.ByProperty property)
    {
        var value = property.Value.Of(Frame);
        if (value.IsNull || Frame.NodeColumns[property.Site] is not { } column)
        {
            return true;
        }

        var index = column.Index;
        for (var at = index.First(value); at >= 0; at = index.Next(at))
        {
            if (!Try(index.Row(at)))
            {
                return false;
            }
        }

        return true;
    }

    private bool Try(int node)
    {
        Frame.Meter.Step();
        if (!test.Holds(node))
        {
            return true;
        }

        Frame.Slots[slot] = new Value(Frame.Graph.NodeTag, node);
        return Next.Push();
    }
}

/// <summary>Checks a node that is bound already.</summary>
internal sealed class CheckNodeSink(Frame frame, int slot, NodeTest test, Sink next) : PipeSink(frame, next)
{
    public override bool Push()
    {
        var value = Frame.Slots[slot];
        if (value.IsNull)
        {
            return true;
        }

        if (!value.IsNode)
        {
            throw Failure.Type("InvalidArgumentValue", $"{value} is no node");
        }

        return !test.Holds((int)value.Bits) || Next.Push();
    }
}
