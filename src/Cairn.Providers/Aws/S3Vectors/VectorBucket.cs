using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3Vectors;

internal static class VectorBucket
{
    public static readonly ResourceType Type = new("AWS::S3Vectors::VectorBucket", "Holds vector indexes and the text beside them.")
    {
        Kind = "VectorStore",
        Key = r => r["VectorBucketArn"].Text ?? r.Arn("s3vectors", $"bucket/{r.NameOr("VectorBucketName")}"),
        Names = ["VectorBucketArn", "VectorBucketName"],
        Attributes = [new("name", "VectorBucketName", "The vector bucket's name.")],
        Links = [new(EdgeKinds.EncryptedWith, "EncryptionConfiguration.KmsKeyArn", "EncryptionKey")],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Calls =
        [
            new("s3vectors:ListVectorBuckets", "vectorBuckets")
            {
                Id = "vectorBucketArn",
                Then =
                [
                    new("s3vectors:GetVectorBucket", "vectorBucket") { With = ["vectorBucketName"] },
                    new("s3vectors:GetVectorBucketPolicy", "policy") { With = ["vectorBucketName"], As = "policy", None = ["NotFoundException"] },
                ],
            },
        ],
    };
}
