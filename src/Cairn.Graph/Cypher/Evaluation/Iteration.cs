using Cairn.Graph.Comparison;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>Reads the list that an expression iterates over.</summary>
internal static class Iteration
{
    public static bool TryList(Formula formula, Frame frame, out ReadOnlySpan<Value> items)
    {
        var value = formula.Of(frame);
        if (value.IsNull)
        {
            items = [];
            return false;
        }

        items = value.IsList ? value.Items : throw Failure.Type("InvalidArgumentType", $"a list was expected, not {value}");
        return true;
    }
}

/// <summary><c>[x IN list WHERE … | …]</c>.</summary>
internal sealed class ListComprehensionFormula(int slot, Formula list, Formula? where, Formula? map) : Formula
{
    public override Value Of(Frame frame)
    {
        if (!Iteration.TryList(list, frame, out var items))
        {
            return Value.Null;
        }

        var kept = new List<Value>();
        foreach (var item in items)
        {
            frame.Meter.Step();
            frame.Slots[slot] = item;
            if (where is null || where.Test(frame) == Truth.True)
            {
                kept.Add(map is null ? item : map.Of(frame));
            }
        }

        return Value.ListOf([.. kept]);
    }
}

/// <summary><c>all</c>, <c>any</c>, <c>none</c> and <c>single</c> over a list.</summary>
internal sealed class QuantifierPredicate(string word, int slot, Formula list, Formula where) : Predicate
{
    public override Truth Test(Frame frame)
    {
        if (!Iteration.TryList(list, frame, out var items))
        {
            return Truth.Unknown;
        }

        var (holds, unknown) = (0, 0);
        foreach (var item in items)
        {
            frame.Meter.Step();
            frame.Slots[slot] = item;
            var truth = where.Test(frame);
            if (truth == Truth.False && word == "ALL")
            {
                return Truth.False;
            }

            holds += truth == Truth.True ? 1 : 0;
            unknown += truth == Truth.Unknown ? 1 : 0;
            if (holds > (word == "SINGLE" ? 1 : 0) && word != "ALL")
            {
                return Truths.Of(word == "ANY");
            }
        }

        if (unknown > 0)
        {
            return Truth.Unknown;
        }

        return Truths.Of(word switch { "ANY" => false, "SINGLE" => holds == 1, _ => true });
    }
}

/// <summary><c>reduce(total = 0, x IN list | total + x)</c>.</summary>
internal sealed class ReduceFormula(int accumulator, Formula initial, int slot, Formula list, Formula step) : Formula
{
    public override Value Of(Frame frame)
    {
        var result = initial.Of(frame);
        if (!Iteration.TryList(list, frame, out var items))
        {
            return Value.Null;
        }

        foreach (var item in items)
        {
            frame.Meter.Step();
            frame.Slots[accumulator] = result;
            frame.Slots[slot] = item;
            result = step.Of(frame);
        }

        return result;
    }
}

/// <summary>Whether a subquery has a row.</summary>
internal sealed class ExistsPredicate(int subquery) : Predicate
{
    public override Truth Test(Frame frame)
    {
        var found = false;
        frame.Subqueries.Run(subquery, () =>
        {
            found = true;
            return false;
        });
        return Truths.Of(found);
    }
}

/// <summary>How many rows a subquery has.</summary>
internal sealed class CountFormula(int subquery) : Formula
{
    public override Value Of(Frame frame)
    {
        var rows = 0L;
        frame.Subqueries.Run(subquery, () =>
        {
            rows++;
            return true;
        });
        return rows;
    }
}

/// <summary>A list with one value per row of a subquery.</summary>
internal sealed class CollectFormula(int subquery, Formula map) : Formula
{
    public override Value Of(Frame frame)
    {
        var values = new List<Value>();
        frame.Subqueries.Run(subquery, () =>
        {
            frame.Meter.Plan(values.Count * 16.0);
            values.Add(map.Of(frame));
            return true;
        });
        return Value.ListOf([.. values]);
    }
}
