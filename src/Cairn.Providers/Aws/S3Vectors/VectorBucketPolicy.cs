using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3Vectors;

internal static class VectorBucketPolicy
{
    public static readonly ResourceType Type = new("AWS::S3Vectors::VectorBucketPolicy", "Says who may use a vector bucket.")
    {
        Subject = new("", "VectorBucketArn|VectorBucketName", "VectorStore"),
        Policies = [new(PolicyRole.Resource, "Policy")],
    };
}
