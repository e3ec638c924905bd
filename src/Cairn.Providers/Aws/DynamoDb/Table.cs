using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.DynamoDb;

internal static class Table
{
    public static readonly ResourceType Type = new("AWS::DynamoDB::Table", "Holds items: conversations, agent state, features, customers.")
    {
        Kind = "Table",
        Terraform = ["aws_dynamodb_table"],
        Key = r => r["TableArn", "Arn"].Text ?? r.Arn("dynamodb", $"table/{r.NameOr("TableName", "Name")}"),
        Names = ["TableName|Name", "TableArn|Arn", "TableId"],
        Attributes =
        [
            new("name", "TableName|Name", "The table's name."),
            new("deletionProtection", "DeletionProtectionEnabled", "It cannot be deleted by accident or by anger.") { IsFlag = true },
            new("pointInTimeRecovery", "PointInTimeRecovery.Enabled|PointInTimeRecoveryDescription.PointInTimeRecoveryStatus|PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", "What was overwritten can be had back.") { IsFlag = true },
            new("kmsKey", "ServerSideEncryption.KmsKeyArn|SSESpecification.KMSMasterKeyId|SSEDescription.KMSMasterKeyArn", "The key it lies under."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "ServerSideEncryption.KmsKeyArn|SSESpecification.KMSMasterKeyId|SSEDescription.KMSMasterKeyArn", "EncryptionKey")],
        Policies = [new(PolicyRole.Resource, "ResourcePolicy.PolicyDocument|ResourcePolicy")],
        Also = Changes,
        Calls =
        [
            new("dynamodb:ListTables", "TableNames")
            {
                Scalar = "TableName",
                Id = "TableName",
                Then =
                [
                    new("dynamodb:DescribeTable", "Table") { With = ["TableName"] },
                    new("dynamodb:DescribeContinuousBackups", "ContinuousBackupsDescription.PointInTimeRecoveryDescription") { With = ["TableName"], As = "PointInTimeRecoveryDescription" },
                    new("dynamodb:ListTagsOfResource", "Tags") { With = ["ResourceArn=TableArn"], As = "Tags[]" },
                ],
            },
        ],
    };

    private static void Changes(Mapped table)
    {
        var stream = table["LatestStreamArn", "StreamArn"];
        if (stream.Text is not { } arn)
            return;
        var changes = table.Add(arn, "Stream");
        table.Set(changes, "name", table["TableName", "Name"].Text);
        table.Edge(table.Self, EdgeKinds.Feeds, changes, stream);
    }
}
