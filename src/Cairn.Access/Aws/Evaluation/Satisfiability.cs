using Cairn.Access.Aws.Conditions;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Finds contradictions in a conjunction of tests; "possible" is only ever wrong in the direction of possible.</summary>
internal static class Satisfiability
{
    public static bool IsPossible(IReadOnlyList<Condition> conjunction)
    {
        foreach (var tests in conjunction.OfType<Condition.Test>().GroupBy(test => test.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (!IsPossible([.. tests]))
                return false;
        }
        return true;
    }

    // The values that a positive equality lists are all the key can hold; each is tried against every other test.
    private static bool IsPossible(Condition.Test[] tests)
    {
        if (tests.Length < 2)
            return true;
        var candidates = tests.Where(IsEquality).Select(test => test.Values).MinBy(values => values.Count);
        if (candidates is null || candidates.Any(value => value.Contains("${", StringComparison.Ordinal)))
            return true;
        return candidates.Any(value => tests.All(test => Accepts(test, value)));
    }

    private static bool IsEquality(Condition.Test test)
        => !test.Negated && test.Operator.ToUpperInvariant() is "STRINGEQUALS" or "BOOL" or "NUMERICEQUALS" or "BINARYEQUALS"
            || (test.Negated && test.Operator.ToUpperInvariant() is "STRINGNOTEQUALS" or "NUMERICNOTEQUALS");

    private static bool Accepts(Condition.Test test, string value)
    {
        if (test.Operator == "MakesMatch" || test.Operator.Contains(':', StringComparison.Ordinal) || test.Values.Any(policy => policy.Contains("${", StringComparison.Ordinal)))
            return true;
        var compiled = new ConditionTest(test.Operator, test.Key, test.Values, variables: false);
        return !compiled.IsKnownOperator || (compiled.Evaluate(new OneKey(KeyValue.Of(value))) == Truth.Yes) != test.Negated;
    }

    private sealed class OneKey(KeyValue value) : IKeys
    {
        public KeyValue this[string lowerKey] => value;
    }
}
