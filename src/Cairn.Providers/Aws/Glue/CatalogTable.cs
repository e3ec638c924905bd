using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Glue;

internal static class CatalogTable
{
    public static readonly ResourceType Type = new("AWS::Glue::Table", "Says how to read the files of a data lake as a table.")
    {
        Kind = "Table",
        Terraform = ["aws_glue_catalog_table"],
        Key = r => r["Arn"].Text ?? r.Arn("glue", $"table/{r["DatabaseName"].Text}/{Input(r)["Name"].Text ?? r.Record.Origin.Address}"),
        Names = ["Arn"],
        Attributes =
        [
            new("name", "TableInput.Name|Name", "The table's name."),
            new("tableType", "TableInput.TableType|TableType", "A view, or files outside."),
        ],
        Links = [new(EdgeKinds.Contains, "DatabaseName", "DataCatalog") { Reversed = true }],
        Also = table => S3Location.Link(table, table.Self, EdgeKinds.BackedBy, Input(table)["StorageDescriptor"]["Location"]),
        Calls =
        [
            new("glue:GetTables", "TableList") { Of = "AWS::Glue::Database", With = ["DatabaseName=Name"], Id = "Name" },
        ],
    };

    private static Field Input(Mapped table) => table["TableInput"] is { IsAbsent: false } input ? input : table.Root;
}
