using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.DynamoDb;

internal static class TablePolicy
{
    public static readonly ResourceType Type = new("aws_dynamodb_resource_policy", "Says who may read and write a table, other accounts included.")
    {
        Subject = new("", "ResourceArn", "Table", "Stream"),
        Policies = [new(PolicyRole.Resource, "Policy")],
        Calls =
        [
            new("dynamodb:GetResourcePolicy") { Of = "AWS::DynamoDB::Table", With = ["ResourceArn=TableArn"], Id = "ResourceArn", When = "Policy", None = ["PolicyNotFoundException"] },
        ],
    };
}
