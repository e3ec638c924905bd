using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>
/// What a role's sessions carry in <c>aws:userid</c> and <c>aws:PrincipalArn</c>. The role's part is known, the session's name is not:
/// whoever takes the role on chooses it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
/// </summary>
internal static class Sessions
{
    /// <summary>The key under which a session's name is a residual.</summary>
    public const string NameKey = "sts:RoleSessionName";

    private const string UserIdKey = "aws:userid";

    /// <summary>The name of the calling session, where it is known. In a call to STS the key speaks of the session to be made instead.</summary>
    public static string? NameOf(AwsCaller caller, Question question)
        => caller.Session ?? (question.Action.Service != "sts" && question.Context.TryGetValue("sts:rolesessionname", out var names) && names is [var name] ? name : null);

    public static KeyValue UserId(AwsCaller caller, AwsPrincipal? principal, Question question) => caller.Kind switch
    {
        CallerKind.Anonymous => KeyValue.Of("anonymous"),
        CallerKind.Root => KeyValue.OfNullable(caller.Account),
        CallerKind.User => principal?.UniqueId is { } id ? KeyValue.Of(id) : KeyValue.Like($"AIDA{Glob.Star}"),
        CallerKind.FederatedUser => KeyValue.Of($"{caller.Account}:{caller.Name}"),
        CallerKind.Session or CallerKind.Role => OfSession(principal?.UniqueId, NameOf(caller, question)),
        _ => KeyValue.Unknown,
    };

    /// <summary>A session has its role's ARN there, with the path, which the session's own ARN leaves out.</summary>
    public static KeyValue? PrincipalArn(AwsCaller caller, AwsPrincipal? principal)
        => !caller.IsSigned ? KeyValue.Absent
            : caller.Kind != CallerKind.Session ? KeyValue.Of(caller.Arn)
            : (caller.RoleArn ?? principal?.Arn) is { } arn ? KeyValue.Of(arn)
            : Arn.TryParse(caller.Arn, out var own) ? KeyValue.Like($"arn:{own.Partition}:iam::{own.Account}:role/{Glob.Star}{Glob.Clean(caller.Name!)}")
            : null;

    /// <summary>A test of the caller's id that depends on the session's name alone, said of that name; null for any other test.</summary>
    public static Condition? AsNameTest(ConditionTest test, Question question)
    {
        // Ids that differ in case alone are the same to some operators, and then no prefix can be taken off.
        if (test.LowerKey != UserIdKey || test.Operator.Contains("IgnoreCase", StringComparison.OrdinalIgnoreCase) || question.Caller.Kind != CallerKind.Role || question[UserIdKey].Form is not { } form || form[^1] != Glob.Star || form[0] == Glob.Star)
            return null;
        var prefix = form[..^1];
        var names = new List<string>();
        foreach (var value in test.Values.Where(value => FormMatch.Evaluate("StringLike", [value], negated: false, form) != Truth.No))
        {
            if (!value.StartsWith(prefix, StringComparison.Ordinal))
                return null;
            names.Add(value[prefix.Length..]);
        }
        return names.Count == 0 ? null : Condition.OfTest(NameKey, test.Operator, names);
    }

    private static KeyValue OfSession(string? roleId, string? name)
    {
        if (roleId is not null && name is not null)
            return KeyValue.Of($"{roleId}:{name}");
        return KeyValue.Like($"{(roleId is null ? $"AROA{Glob.Star}" : Glob.Clean(roleId))}:{(name is null ? Glob.Star.ToString() : Glob.Clean(name))}");
    }
}
