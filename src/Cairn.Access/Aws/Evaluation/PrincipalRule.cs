using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>The principal element: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
internal static class PrincipalRule
{
    public static Condition Match(Statement statement, Question question, out PrincipalMatch who)
    {
        who = PrincipalMatch.Direct;
        if (statement.Principals is null)
        {
            // AWS refuses such a resource policy; a malformed Deny is still possibly one.
            return Condition.Of(statement.Malformed is not null && statement.IsDeny);
        }
        if (statement.Principals.Length == 0 && statement.Malformed is not null)
            return Condition.Of(statement.IsDeny);
        return statement.IsNotPrincipal ? MatchNot(statement, question) : MatchAny(statement.Principals, question, out who);
    }

    private static Condition MatchAny(PrincipalPattern[] principals, Question question, out PrincipalMatch who)
    {
        who = PrincipalMatch.None;
        var bySession = Condition.Never;
        foreach (var principal in principals)
        {
            var match = principal.Match(question.Caller);
            if (match > who)
                who = match;
            if (match == PrincipalMatch.None && !question.IsContextComplete && principal.NeedsSession(question.Caller) is { } session)
                bySession |= Named(session, question);
        }
        if (who != PrincipalMatch.None)
            return Condition.Always;
        if (!bySession.IsNever)
            who = PrincipalMatch.Direct;
        return bySession;
    }

    // Deny with NotPrincipal spares a session only if role and session are both listed, and nobody who has a boundary:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    private static Condition MatchNot(Statement statement, Question question)
    {
        var listed = MatchAny(statement.Principals!, question, out var who);
        if (!statement.IsDeny || !question.Caller.IsSigned)
            return !listed;
        if (question.Boundary is not null && !Array.Exists(statement.Principals!, principal => principal.IsEveryone))
            return Condition.Always;
        return who == PrincipalMatch.Role && IsSession(question) ? !SessionListed(statement.Principals!, question) : !listed;
    }

    // A role acts through sessions alone; which one is open unless the request says so.
    private static bool IsSession(Question question)
        => question.Caller.Kind == CallerKind.Session || (question.Caller.Kind == CallerKind.Role && !question.IsContextComplete);

    private static Condition SessionListed(PrincipalPattern[] principals, Question question)
    {
        var listed = Condition.Never;
        foreach (var principal in principals)
        {
            if (principal.NeedsSession(question.Caller) is { } session)
                listed |= Named(session, question);
        }
        return listed;
    }

    private static Condition Named(string session, Question question)
        => Sessions.NameOf(question.Caller, question) is { } name ? Condition.Of(name == session) : Condition.OfTest(Sessions.NameKey, "StringEquals", [session]);
}
