namespace Cairn.Access.Aws.Evaluation;

/// <summary>What AWS itself allows or refuses, whatever the policies say.</summary>
internal static class PlatformRules
{
    private static readonly HashSet<string> RoleChanges = new(StringComparer.Ordinal)
    {
        "attachrolepolicy", "createrole", "createservicelinkedrole", "deleterole", "deleterolepermissionsboundary", "deleterolepolicy",
        "deleteservicelinkedrole", "detachrolepolicy", "passrole", "putrolepermissionsboundary", "putrolepolicy", "tagrole", "untagrole",
        "updateassumerolepolicy", "updaterole", "updateroledescription",
    };

    private static readonly HashSet<string> PolicyChanges = new(StringComparer.Ordinal)
    {
        "createpolicy", "createpolicyversion", "deletepolicy", "deletepolicyversion", "setdefaultpolicyversion", "tagpolicy", "untagpolicy",
    };

    /// <summary>sts:GetCallerIdentity needs no permission and cannot be denied: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html</summary>
    public static bool AlwaysAllows(Question question) => question.Action.Lower == "sts:getcalleridentity" && question.Caller.IsSigned;

    /// <summary>Why AWS refuses; null if it does not.</summary>
    public static string? Refuses(Question question) => question.Action.Service switch
    {
        "iam" => RefusesIam(question.Action.LowerName, question.Resource),
        "kms" => question.Action.LowerName is "createalias" or "updatealias" or "deletealias" && question.Resource.Contains(":alias/aws/", StringComparison.Ordinal)
            ? "aliases under alias/aws/ belong to AWS"
            : null,
        "s3" => RefusesS3(question),
        _ => null,
    };

    /// <summary>
    /// True where the resource's own policy must take part even within one account: role trust and KMS keys.
    /// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    /// </summary>
    public static bool NeedsResourcePolicy(Question question) => question.Action.Service switch
    {
        "sts" => question.Resource.Contains(":role/", StringComparison.Ordinal) && question.Action.LowerName is "assumerole" or "assumerolewithsaml" or "assumerolewithwebidentity" or "tagsession" or "setsourceidentity" or "setcontext",
        "kms" => !question.TakesNoResource && question.Resource.Contains(":key/", StringComparison.Ordinal),
        _ => false,
    };

    // Service-linked and reserved (single sign-on) roles and AWS managed policies are read-only for everybody.
    private static string? RefusesIam(string action, string resource)
    {
        if (RoleChanges.Contains(action) && (resource.Contains(":role/aws-reserved/", StringComparison.Ordinal)
            || (resource.Contains(":role/aws-service-role/", StringComparison.Ordinal) && action is not ("createservicelinkedrole" or "deleteservicelinkedrole" or "tagrole" or "untagrole"))))
            return "this role belongs to AWS and cannot be changed or passed";
        return PolicyChanges.Contains(action) && resource.StartsWith("arn:aws", StringComparison.Ordinal) && resource.Contains(":iam::aws:policy/", StringComparison.Ordinal)
            ? "AWS managed policies cannot be changed"
            : null;
    }

    // Identities of another account get 405 for the bucket policy whatever it grants:
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
    private static string? RefusesS3(Question question)
        => question.Action.LowerName is "putbucketpolicy" or "getbucketpolicy" or "deletebucketpolicy" && question.Caller.Kind != CallerKind.Service
            && (!question.IsSameAccount || question.Caller.Kind == CallerKind.Anonymous)
            ? "only identities of the bucket owner's account may use the bucket policy"
            : null;
}
