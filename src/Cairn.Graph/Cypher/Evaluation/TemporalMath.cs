using Cairn.Graph.Temporal;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>What operators need to know of temporal values.</summary>
internal static class TemporalMath
{
    public static bool IsTemporal(Value value) => value.Type >= ValueKind.Date;

    /// <summary>The result, or null where the operator has no meaning for the operands.</summary>
    public static Value? Of(string symbol, Value left, Value right)
    {
        try
        {
            return TemporalArithmetic.Of(symbol, left, right);
        }
        catch (TemporalException wrong)
        {
            throw Failure.Argument("InvalidArgumentValue", wrong.Message);
        }
    }
}
