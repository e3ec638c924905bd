using Cairn.Graph.Comparison;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>A list literal.</summary>
internal sealed class ListFormula(Formula[] items) : Formula
{
    public override Value? Constant => Array.TrueForAll(items, item => item.Constant is not null)
        ? Value.ListOf(Array.ConvertAll(items, item => item.Constant!.Value)) // checked one line above
        : default(Value?);

    public override Value Of(Frame frame)
    {
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Of(frame);
        }

        return Value.ListOf(values);
    }
}

/// <summary>A map literal.</summary>
internal sealed class MapFormula(KeyValuePair<string, Formula>[] entries) : Formula
{
    public override Value Of(Frame frame) => Value.MapOf(MapValue.From(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Of(frame)))));
}

/// <summary><c>n {.name, .*, other: 1}</c>.</summary>
internal sealed class MapProjectionFormula(Formula target, KeyValuePair<string, Formula?>[] items) : Formula
{
    public override Value Of(Frame frame)
    {
        var source = target.Of(frame);
        if (source.IsNull)
        {
            return Value.Null;
        }

        var entries = new List<KeyValuePair<string, Value>>();
        foreach (var (name, value) in items)
        {
            if (value is not null)
            {
                entries.Add(new(name, value.Of(frame)));
            }
            else if (name == "*")
            {
                entries.AddRange(PropertyFormula.All(source));
            }
            else
            {
                entries.Add(new(name, PropertyFormula.Of(source, name)));
            }
        }

        return Value.MapOf(MapValue.From(entries));
    }
}

/// <summary>CASE without a subject.</summary>
internal sealed class CaseFormula((Formula When, Formula Then)[] branches, Formula? otherwise) : Formula
{
    public override Value Of(Frame frame)
    {
        foreach (var (when, then) in branches)
        {
            if (when.Test(frame) == Truth.True)
            {
                return then.Of(frame);
            }
        }

        return otherwise?.Of(frame) ?? Value.Null;
    }
}

/// <summary>CASE that compares a subject.</summary>
internal sealed class SwitchFormula(Formula subject, (Formula When, Formula Then)[] branches, Formula? otherwise) : Formula
{
    public override Value Of(Frame frame)
    {
        var value = subject.Of(frame);
        foreach (var (when, then) in branches)
        {
            if (Equality.Test(value, when.Of(frame)) == Truth.True)
            {
                return then.Of(frame);
            }
        }

        return otherwise?.Of(frame) ?? Value.Null;
    }
}

/// <summary>The path that a pattern has bound, put together from its first node and its relationships.</summary>
internal sealed class PathFormula(int startSlot, int[] edgeSlots) : Formula
{
    public override Value Of(Frame frame)
    {
        var start = frame.Slots[startSlot];
        var edges = new List<int>();
        foreach (var slot in edgeSlots)
        {
            var value = frame.Slots[slot];
            if (value.IsNull)
            {
                return Value.Null;
            }

            if (!value.IsList)
            {
                edges.Add(value.AsRelationship());
                continue;
            }

            foreach (var edge in value.Items)
            {
                edges.Add(edge.AsRelationship());
            }
        }

        return start.IsNull ? Value.Null : Value.Path(PathValue.Walk(frame.Graph, start.AsNode(), [.. edges]));
    }
}
