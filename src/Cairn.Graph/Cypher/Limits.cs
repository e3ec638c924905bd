namespace Cairn.Graph.Cypher;

/// <summary>Checks the operands of SKIP and LIMIT.</summary>
internal static class Limits
{
    public static long Check(Value value, string word, Func<string, string, Exception> error)
    {
        if (!value.IsInteger)
        {
            throw error("InvalidArgumentType", $"{word} needs an integer, not {value}");
        }

        return value.AsInteger() >= 0 ? value.AsInteger() : throw error("NegativeIntegerArgument", $"{word} cannot be negative");
    }
}
