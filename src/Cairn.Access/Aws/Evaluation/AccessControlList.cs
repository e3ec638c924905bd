namespace Cairn.Access.Aws.Evaluation;

/// <summary>What a bucket ACL grants to everyone: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html</summary>
internal static class AccessControlList
{
    private static readonly Dictionary<string, string[]> Permissions = new(StringComparer.Ordinal)
    {
        ["s3:listbucket"] = ["READ", "FULL_CONTROL"],
        ["s3:listbucketversions"] = ["READ", "FULL_CONTROL"],
        ["s3:listbucketmultipartuploads"] = ["READ", "FULL_CONTROL"],
        ["s3:putobject"] = ["WRITE", "FULL_CONTROL"],
        ["s3:deleteobject"] = ["WRITE", "FULL_CONTROL"],
        ["s3:getbucketacl"] = ["READ_ACP", "FULL_CONTROL"],
        ["s3:putbucketacl"] = ["WRITE_ACP", "FULL_CONTROL"],
    };

    public static Condition Grants(Question question)
    {
        if (question.Facts?.Resource?.Bucket is not { AclsDisabled: false, AclGrants.Count: > 0 } bucket || !Permissions.TryGetValue(question.Action.Lower, out var wanted))
            return Condition.Never;
        foreach (var grant in bucket.AclGrants)
        {
            if (wanted.Contains(grant.Permission) && IsFor(grant.Grantee, question) && !bucket.IgnorePublicAcls)
            {
                question.Trace?.Add(new Reason(PolicyLayers.Resource, "bucket ACL", grant.Grantee, "Allow", Condition.Always, $"grants {grant.Permission}"));
                return Condition.Always;
            }
        }
        return Condition.Never;
    }

    // Anyone with an AWS account of their own is an authenticated user, so that group is the internet too.
    private static bool IsFor(string grantee, Question question)
        => grantee is "AllUsers" or "AuthenticatedUsers" && question.Caller.Kind != CallerKind.Service;
}
