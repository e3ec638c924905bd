using Cairn.Graph.Comparison;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>Truth of values that may be of the wrong kind.</summary>
internal static class Conditions
{
    /// <summary>A value as truth; anything but a boolean and null is an error.</summary>
    public static Truth Of(Value value)
    {
        if (value.IsBoolean)
        {
            return Truths.Of(value.Bits != 0);
        }

        return value.IsNull ? Truth.Unknown : throw Failure.Type("InvalidArgumentType", $"{value.Type} {value} is no truth value");
    }

    /// <summary>The operator <c>IN</c>.</summary>
    public static Truth IsIn(Value item, Value list)
    {
        if (list.IsNull)
        {
            return Truth.Unknown;
        }

        if (!list.IsList)
        {
            throw Failure.Type("InvalidArgumentType", $"`IN` needs a list, not {list}");
        }

        var result = Truth.False;
        foreach (var candidate in list.Items)
        {
            var same = Equality.Test(item, candidate);
            if (same == Truth.True)
            {
                return Truth.True;
            }

            result = same == Truth.Unknown ? Truth.Unknown : result;
        }

        return result;
    }
}
