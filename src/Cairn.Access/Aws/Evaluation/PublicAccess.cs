namespace Cairn.Access.Aws.Evaluation;

/// <summary>S3 Block Public Access: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html</summary>
internal static class PublicAccess
{
    public static Condition Blocks(Question question)
    {
        if (question.Facts?.Resource?.Bucket is not { RestrictPublicBuckets: true } || question.ResourcePolicy is not { } policy)
            return Condition.Never;
        // What only one network can reach is not public: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
        if (question.Facts.Resource.AccessPoint?.Network is not null)
            return Condition.Never;
        var isInsider = question.Caller.Kind == CallerKind.Service || (question.Caller.IsSigned && question.IsSameAccount);
        return Condition.Of(!isInsider && policy.Documents.Any(PublicPolicy.IsPublic));
    }
}
