using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Glue;

internal static class Crawler
{
    public static readonly ResourceType Type = new("AWS::Glue::Crawler", "Reads stores to learn what tables are in them.")
    {
        Kind = "DataJob",
        Terraform = ["aws_glue_crawler"],
        Key = r => r["Arn"].Text ?? r.Arn("glue", $"crawler/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes = [new("name", "Name", "The crawler's name.")],
        Links =
        [
            new(EdgeKinds.RunsAs, "Role", "Role"),
            new(EdgeKinds.Produces, "DatabaseName", "DataCatalog"),
            new(EdgeKinds.ConfiguredBy, "JdbcTarget.ConnectionName|Targets.JdbcTargets.ConnectionName", "DataSource"),
            new(EdgeKinds.Feeds, "DynamodbTarget.Path|Targets.DynamoDBTargets.Path", "Table") { Reversed = true },
        ],
        Also = crawler =>
        {
            foreach (var target in crawler["S3Target"].Items.Concat(crawler["Targets"]["S3Targets"].Items))
                S3Location.Link(crawler, crawler.Self, EdgeKinds.Feeds, target["Path"], reversed: true);
        },
        Calls =
        [
            new("glue:GetCrawlers", "Crawlers") { Id = "Name" },
        ],
    };
}
