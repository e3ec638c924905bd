using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>What the grants on a KMS key allow: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</summary>
internal static class KeyGrants
{
    public static Condition Allows(Question question)
    {
        if (question.Action.Service != "kms" || question.Facts?.Resource is not { Grants.Count: > 0 } key)
            return Condition.Never;
        var result = Condition.Never;
        foreach (var grant in key.Grants.Where(grant => Covers(grant, question)))
        {
            var applies = Condition.Always;
            foreach (var (name, value) in grant.EncryptionContext ?? new Dictionary<string, string>())
                applies &= Constraint($"kms:EncryptionContext:{name}", value, question);
            question.Trace?.Add(new Reason(PolicyLayers.Resource, "key grant", grant.Grantee, "Allow", applies, string.Join(' ', grant.Operations)));
            result |= applies;
        }
        return result;
    }

    private static bool Covers(AwsKeyGrant grant, Question question)
        => grant.Operations.Contains(question.Action.LowerName, StringComparer.OrdinalIgnoreCase)
            && new PrincipalPattern("AWS", grant.Grantee).Match(question.Caller) is PrincipalMatch.Direct or PrincipalMatch.Role;

    private static Condition Constraint(string key, string value, Question question)
    {
        var known = question[key.ToLowerInvariant()];
        return !known.IsKnown ? Condition.OfTest(key, "StringEquals", [value]) : Condition.Of(known.Values is [var only] && only == value);
    }
}
