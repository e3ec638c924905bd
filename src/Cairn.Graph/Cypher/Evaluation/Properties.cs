using Cairn.Graph.Comparison;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>A named property of whatever the target is.</summary>
internal sealed class PropertyFormula(Formula target, string name, int site) : Formula
{
    public Formula Target => target;

    public string Name => name;

    public int Site => site;

    public override Value Of(Frame frame)
    {
        var element = target.Of(frame);
        if (ReferenceEquals(element.Payload, frame.Graph.NodeTag))
        {
            return OfNode(frame, (int)element.Bits);
        }

        if (ReferenceEquals(element.Payload, frame.Graph.EdgeTag))
        {
            return frame.EdgeColumns[site] is { } column ? column.Get((int)element.Bits) : Value.Null;
        }

        return Of(element, name);
    }

    private Value OfNode(Frame frame, int node)
    {
        var value = frame.NodeColumns[site] is { } column ? column.Get(node) : Value.Null;
        return value.IsNull && name == GraphSnapshot.KeyProperty ? frame.Graph.KeyOrNull(node) : value;
    }

    /// <summary>All properties of a map, a node or a relationship.</summary>
    public static MapValue All(Value target) => target.Type switch
    {
        ValueKind.Map => target.Entries,
        ValueKind.Node => MapValue.From(target.Graph.Properties((int)target.Bits)),
        ValueKind.Relationship => MapValue.From(target.Graph.EdgeProperties((int)target.Bits)),
        _ => throw Failure.Type("InvalidArgumentValue", $"{target} has no properties"),
    };

    public static Value Of(Value target, string name) => target.Type switch
    {
        ValueKind.Null => Value.Null,
        ValueKind.Map => target.Entries.Get(name),
        ValueKind.Node => target.Graph.Property((int)target.Bits, name),
        ValueKind.Relationship => target.Graph.EdgeProperty((int)target.Bits, name),
        >= ValueKind.Date => Temporal.TemporalFields.Get(target, name),
        _ => throw Failure.Type("InvalidArgumentType", $"{target} has no properties"),
    };
}

/// <summary>Whether a node has all of some kinds, or a relationship is of one.</summary>
internal sealed class LabelsPredicate(Formula target, int[] names) : Predicate
{
    public Formula Target => target;

    public ReadOnlySpan<int> Names => names;

    public override Truth Test(Frame frame)
    {
        var element = target.Of(frame);
        return element.Type switch
        {
            ValueKind.Null => Truth.Unknown,
            ValueKind.Node => Truths.Of(Array.TrueForAll(names, name => element.Graph.HasKind((int)element.Bits, frame.NodeKinds[name]))),
            ValueKind.Relationship => Truths.Of(Array.TrueForAll(names, name => element.Graph.EdgeAt((int)element.Bits).Kind == frame.EdgeKinds[name])),
            _ => throw Failure.Type("InvalidArgumentType", $"{element} has no kinds"),
        };
    }
}

/// <summary><c>target[index]</c>: an element of a list, an entry of a map, or a property.</summary>
internal sealed class IndexFormula(Formula target, Formula index) : Formula
{
    public override Value Of(Frame frame)
    {
        var container = target.Of(frame);
        var at = index.Of(frame);
        if (container.IsNull || (at.IsNull && (container.IsList || container.IsMap)))
        {
            return Value.Null;
        }

        return container.Type switch
        {
            ValueKind.List when at.IsInteger => Element(container.Items, at.Bits),
            ValueKind.List => throw Failure.Type("ListElementAccessByNonInteger", $"a list is indexed by an integer, not {at}"),
            ValueKind.Map or ValueKind.Node or ValueKind.Relationship when at.IsString => PropertyFormula.Of(container, at.AsString()),
            ValueKind.Map => throw Failure.Type("MapElementAccessByNonString", $"a map is indexed by a string, not {at}"),
            _ => throw Failure.Type("InvalidArgumentType", $"{container} cannot be indexed by {at}"),
        };
    }

    private static Value Element(ReadOnlySpan<Value> items, long at)
    {
        at += at < 0 ? items.Length : 0;
        return at >= 0 && at < items.Length ? items[(int)at] : Value.Null;
    }
}

/// <summary><c>list[from..to]</c>.</summary>
internal sealed class SliceFormula(Formula target, Formula? from, Formula? to) : Formula
{
    public override Value Of(Frame frame)
    {
        var list = target.Of(frame);
        var start = from?.Of(frame) ?? 0;
        var end = to?.Of(frame) ?? long.MaxValue;
        if (list.IsNull || start.IsNull || end.IsNull)
        {
            return Value.Null;
        }

        if (!list.IsList || !start.IsInteger || !end.IsInteger)
        {
            throw Failure.Type("InvalidArgumentType", "a slice needs a list and integers");
        }

        var items = list.Items;
        var low = Clamp(start.Bits, items.Length);
        var high = Clamp(end.Bits, items.Length);
        return Value.ListOf(low < high ? items[low..high].ToArray() : []);
    }

    private static int Clamp(long at, int length) => (int)Math.Clamp(at < 0 ? at + length : at, 0, length);
}
