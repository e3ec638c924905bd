using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws;

/// <summary>Every AWS resource type that Cairn models, sorted by its native name.</summary>
internal static class AwsTypes
{
    public static readonly IReadOnlyList<ResourceType> All =
    [
        Iam.Role.Type,
        S3.Bucket.Type,
        S3.BucketPolicy.Type,
    ];
}
