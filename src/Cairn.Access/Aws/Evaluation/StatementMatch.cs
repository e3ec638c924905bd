using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Whether a statement about the right action applies to a question; never about the action itself.</summary>
internal static class StatementMatch
{
    /// <summary>The condition under which the statement applies.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="question">The question.</param>
    /// <param name="layer">The layer it belongs to.</param>
    /// <param name="who">How directly it names the caller; <see cref="PrincipalMatch.Direct"/> where the layer has no principals.</param>
    /// <param name="why">Which part decided, for the trace.</param>
    public static Condition Applies(Statement statement, Question question, PolicyLayers layer, out PrincipalMatch who, out string why)
    {
        who = PrincipalMatch.Direct;
        why = "principal";
        if (statement.Malformed is not null && !statement.IsDeny)
        {
            why = $"malformed: {statement.Malformed}";
            return Condition.Never;
        }
        var result = HasPrincipals(statement, layer) ? PrincipalRule.Match(statement, question, out who) : Condition.Always;
        if (result.IsNever)
            return result;
        why = "resource";
        result &= ResourceRule.Match(statement, question, layer);
        if (result.IsNever)
            return result;
        why = "condition";
        result &= Conditions(statement, question, ref why);
        if (statement.Malformed is { } malformed && !result.IsNever)
        {
            why = $"malformed: {malformed}";
            return result & Condition.OfUnseen($"statement {statement.Label}, which cannot be read ({malformed}), denies this");
        }
        if (!result.IsNever)
            why = result.IsAlways ? "matches" : "depends on the condition";
        return result;
    }

    // A statement of an SCP, boundary or identity policy speaks of whoever it hangs on; one of an RCP or endpoint policy
    // without a principal of everyone.
    private static bool HasPrincipals(Statement statement, PolicyLayers layer)
        => layer == PolicyLayers.Resource || (layer is PolicyLayers.ResourceControl or PolicyLayers.Endpoint && statement.Principals is not null);

    private static Condition Conditions(Statement statement, Question question, ref string why)
    {
        var result = Condition.Always;
        foreach (var test in statement.Conditions)
        {
            if (!test.IsKnownOperator)
                continue;
            var truth = test.Evaluate(question);
            if (truth == Truth.No && statement.IsDeny && test.UnreadableValue is { } value)
            {
                result &= Condition.OfUnseen($"statement {statement.Label}, whose value `{value}` of {test.Key} cannot be read, denies this");
                continue;
            }
            if (truth == Truth.No)
            {
                why = $"condition {test.Operator} {test.Key}";
                return Condition.Never;
            }
            if (truth == Truth.Open)
                result &= Sessions.AsNameTest(test, question) ?? test.ToCondition();
        }
        return result;
    }
}
