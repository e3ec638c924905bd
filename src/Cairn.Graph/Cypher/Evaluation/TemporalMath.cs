namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>Arithmetic with temporal values.</summary>
internal static class TemporalMath
{
    public static bool IsTemporal(Value value) => value.Type >= ValueKind.Date;

    /// <summary>The result, or null where the operator has no meaning for the operands.</summary>
    public static Value? Of(string symbol, Value left, Value right) => IsTemporal(left) && IsTemporal(right) ? throw Failure.Type("InvalidArgumentType", symbol) : null;
}
