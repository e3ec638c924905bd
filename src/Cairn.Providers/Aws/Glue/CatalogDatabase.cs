using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Glue;

internal static class CatalogDatabase
{
    public static readonly ResourceType Type = new("AWS::Glue::Database", "Groups the tables of a data lake.")
    {
        Kind = "DataCatalog",
        Terraform = ["aws_glue_catalog_database"],
        Key = r => r["Arn"].Text ?? r.Arn("glue", $"database/{r["DatabaseInput"]["Name"].Text ?? r.NameOr("Name")}"),
        Names = ["DatabaseInput.Name|Name", "Arn"],
        Attributes = [new("name", "DatabaseInput.Name|Name", "The database's name.")],
        Also = database => S3Location.Link(database, database.Self, EdgeKinds.BackedBy, database["DatabaseInput"]["LocationUri"] is { IsAbsent: false } input ? input : database["LocationUri"]),
        Calls =
        [
            new("glue:GetDatabases", "DatabaseList") { Id = "Name" },
        ],
    };
}
