using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.OpenSearchServerless;

internal static class Collection
{
    public static readonly ResourceType Type = new("AWS::OpenSearchServerless::Collection", "A serverless store of vectors and the text they stand for.")
    {
        Kind = "VectorStore",
        Terraform = ["aws_opensearchserverless_collection"],
        Key = r => r["Arn"].Text ?? r.Arn("aoss", $"collection/{r["Id"].Text ?? r.NameOr("Name")}"),
        Names = ["Arn", "Id", "Name"],
        Attributes =
        [
            new("name", "Name", "The collection's name; its policies go by it."),
            new("type", "Type", "VECTORSEARCH, SEARCH or TIMESERIES."),
            new("endpoint", "CollectionEndpoint", "Where it answers."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "KmsKeyArn", "EncryptionKey") { WhenMissing = Missing.Ignore }],
        Calls =
        [
            new("opensearchserverless:ListCollections", "collectionSummaries")
            {
                Id = "arn",
                Then =
                [
                    new("opensearchserverless:BatchGetCollection", "collectionDetails") { With = ["ids=id"], Batch = 100 },
                ],
            },
        ],
    };
}
