namespace Cairn.Access.Aws;

/// <summary>Gives S3 objects what decides about them: their bucket's policy and settings.</summary>
internal static class BucketObjects
{
    public static AwsResource[] WithBucketFacts(IReadOnlyList<AwsResource> resources)
    {
        var buckets = new Dictionary<string, AwsResource>(StringComparer.Ordinal);
        foreach (var resource in resources.Where(IsBucket))
            buckets.TryAdd(resource.Arn, resource);
        return [.. resources.Select(Complete)];

        AwsResource Complete(AwsResource resource)
            => resource.AccessPoint is { } point ? (buckets.TryGetValue(point.BucketArn, out var behind) ? resource with { EncryptionKeyArn = behind.EncryptionKeyArn } : resource)
                : BucketArn(resource.Arn) is { } arn && buckets.TryGetValue(arn, out var bucket) ? Inherit(resource, bucket)
                : resource;
    }

    /// <summary>The bucket's ARN of an object's ARN; null for anything else.</summary>
    public static string? BucketArn(string arn)
    {
        var bucket = arn.IndexOf(":s3:::", StringComparison.Ordinal);
        var slash = arn.IndexOf('/', StringComparison.Ordinal);
        return bucket > 0 && slash > bucket ? arn[..slash] : null;
    }

    private static bool IsBucket(AwsResource resource)
        => resource.Arn.Contains(":s3:::", StringComparison.Ordinal) && !resource.Arn.Contains('/', StringComparison.Ordinal);

    private static AwsResource Inherit(AwsResource item, AwsResource bucket) => item with
    {
        Account = item.Account ?? bucket.Account,
        Policy = bucket.Policy,
        PolicyUnknown = bucket.PolicyUnknown,
        Bucket = bucket.Bucket,
        EncryptionKeyArn = item.EncryptionKeyArn ?? bucket.EncryptionKeyArn,
    };
}
