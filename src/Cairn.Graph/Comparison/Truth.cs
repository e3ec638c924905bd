namespace Cairn.Graph.Comparison;

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
}
