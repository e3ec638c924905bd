using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3Vectors;

internal static class VectorIndex
{
    public static readonly ResourceType Type = new("AWS::S3Vectors::Index", "One index of vectors; whoever writes there chooses what is retrieved.")
    {
        Kind = "VectorStore",
        Key = r => r["IndexArn"].Text ?? r.Arn("s3vectors", $"bucket/{r["VectorBucketName"].Text ?? "unknown"}/index/{r.NameOr("IndexName")}"),
        Names = ["IndexArn"],
        Attributes = [new("name", "IndexName", "The index's name.")],
        Links =
        [
            new(EdgeKinds.Contains, "VectorBucketArn|VectorBucketName", "VectorStore") { Reversed = true },
            new(EdgeKinds.EncryptedWith, "EncryptionConfiguration.KmsKeyArn", "EncryptionKey"),
        ],
        Calls =
        [
            new("s3vectors:ListIndexes", "indexes")
            {
                Of = "AWS::S3Vectors::VectorBucket",
                With = ["vectorBucketName"],
                Id = "indexArn",
                Then =
                [
                    new("s3vectors:GetIndex", "index") { With = ["indexArn"] },
                ],
            },
        ],
    };
}
