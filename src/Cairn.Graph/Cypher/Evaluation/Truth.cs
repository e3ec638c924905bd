namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>A truth value of three-valued logic.</summary>
internal enum Truth : sbyte
{
    False = 0,
    True = 1,
    Unknown = 2,
}

internal static class Truths
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth truth) => truth switch { Truth.True => Truth.False, Truth.False => Truth.True, _ => Truth.Unknown };

    public static Value ToValue(this Truth truth) => truth == Truth.Unknown ? Value.Null : truth == Truth.True;

    /// <summary>A value as truth; anything but a boolean and null is an error.</summary>
    public static Truth Of(Value value)
    {
        if (value.IsBoolean)
        {
            return Of(value.Bits != 0);
        }

        return value.IsNull ? Truth.Unknown : throw Failure.Type("InvalidArgumentType", $"{value.Type} {value} is no truth value");
    }
}
