using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.DynamoDb;

internal static class TableItem
{
    public static readonly ResourceType Type = new("aws_dynamodb_table_item", "One item of a table, written out in code and state.")
    {
        Subject = new("", "TableName", "Table"),
        Also = item =>
        {
            foreach (var hash in SecretMarkers.In(item["Item"]))
                item.Edge(item.Self, EdgeKinds.Holds, SecretMarkers.Credential(item, hash, "secret-text"), item["Item"]);
        },
    };
}
