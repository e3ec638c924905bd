using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kendra;

internal static class Index
{
    public static readonly ResourceType Type = new("AWS::Kendra::Index", "A search index that assistants retrieve from.")
    {
        Kind = "VectorStore",
        Terraform = ["aws_kendra_index"],
        Key = r => r["Arn"].Text ?? r.Arn("kendra", $"index/{r["Id"].Text ?? r.NameOr("Name")}"),
        Names = ["Arn", "Id"],
        Attributes =
        [
            new("name", "Name", "The index's name."),
            new("userContext", "UserContextPolicy", "USER_TOKEN filters answers by who asks; ATTRIBUTE_FILTER trusts the caller."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "ServerSideEncryptionConfiguration.KmsKeyId", "EncryptionKey"),
        ],
        Calls =
        [
            new("kendra:ListIndices", "IndexConfigurationSummaryItems")
            {
                Id = "Id",
                Then =
                [
                    new("kendra:DescribeIndex") { With = ["Id"] },
                ],
            },
        ],
    };
}
