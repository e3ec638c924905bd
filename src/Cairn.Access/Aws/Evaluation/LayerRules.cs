using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Evaluates the statements of one layer.</summary>
internal static class LayerRules
{
    public static LayerResult Evaluate(PolicySet? policies, Question question)
    {
        if (policies is null)
            return LayerResult.Absent;
        if (question.Trace is not null)
            TraceOtherActions(policies, question);
        var matched = policies.For(question.Action);
        var deny = Condition.Never;
        foreach (var entry in matched.Denies)
            deny |= Applies(entry, question, policies.Layer, out _);
        var allow = Condition.Never;
        foreach (var entry in matched.Allows)
        {
            allow |= Applies(entry, question, policies.Layer, out _);
            if (allow.IsAlways && question.Trace is null)
                break;
        }
        return new LayerResult(allow, deny);
    }

    /// <summary>Several levels, each of which must allow.</summary>
    public static LayerResult EvaluateEach(IReadOnlyList<PolicySet> levels, Question question)
    {
        var result = LayerResult.Absent;
        for (var i = 0; i < levels.Count; i++)
            result = result.And(Evaluate(levels[i], question));
        return result;
    }

    public static ResourceResult EvaluateResource(PolicySet? policy, Question question)
    {
        Condition direct = Condition.Never, role = Condition.Never, account = Condition.Never, deny = Condition.Never;
        if (policy is null)
            return new ResourceResult(direct, role, account, deny);
        if (question.Trace is not null)
            TraceOtherActions(policy, question);
        var matched = policy.For(question.Action);
        foreach (var entry in matched.Denies)
            deny |= Applies(entry, question, policy.Layer, out _);
        foreach (var entry in matched.Allows)
        {
            var applies = Applies(entry, question, policy.Layer, out var who);
            if (who == PrincipalMatch.Direct)
                direct |= applies;
            else if (who == PrincipalMatch.Role)
                role |= applies;
            else
                account |= applies;
        }
        return new ResourceResult(direct, role, account, deny);
    }

    private static Condition Applies(PolicySet.Entry entry, Question question, PolicyLayers layer, out PrincipalMatch who)
    {
        var applies = StatementMatch.Applies(entry.Statement, question, layer, out who, out var why);
        if (!entry.Statement.IsDeny && question.Without?.Contains((entry.Document.Name, entry.Statement.Label)) == true)
            return Condition.Never;
        if (question.Trace is { } trace)
        {
            var how = who switch { PrincipalMatch.Account when !applies.IsNever => $"{why}, by the account", _ => why };
            trace.Add(new Reason(layer, entry.Document.Name, entry.Statement.Label, entry.Statement.IsDeny ? "Deny" : "Allow", applies, how));
        }
        return applies;
    }

    private static void TraceOtherActions(PolicySet policies, Question question)
    {
        foreach (var document in policies.Documents)
        {
            foreach (var statement in document.Statements)
            {
                if (!statement.MatchesAction(question.Action))
                    question.Trace!.Add(new Reason(policies.Layer, document.Name, statement.Label, statement.IsDeny ? "Deny" : "Allow", Condition.Never, "action"));
            }
        }
    }
}
