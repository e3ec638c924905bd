using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kendra;

internal static class DataSource
{
    public static readonly ResourceType Type = new("AWS::Kendra::DataSource", "Where a search index takes its documents from.")
    {
        Kind = "DataSource",
        Terraform = ["aws_kendra_data_source"],
        Key = r => r["Arn"].Text ?? (r["IndexId"].Text is { } index && r["Id"].Text is { } id ? r.Arn("kendra", $"index/{index}/data-source/{id}") : null),
        Names = ["Arn", "DataSourceId"],
        Attributes = [new("name", "Name", "The data source's name."), new("type", "Type", "S3, web pages or another service.")],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.HasSource, "IndexId", "VectorStore") { Reversed = true },
            new(EdgeKinds.IngestedInto, "IndexId", "VectorStore"),
        ],
        Also = source =>
        {
            var configuration = source["Configuration", "DataSourceConfiguration"];
            if (configuration["WebCrawlerConfiguration"].Members.Any())
                source.Set("untrustedInput", "web");
            var bucket = configuration["S3Configuration"]["BucketName"];
            if (bucket.Text is { } name)
                source.Edge(source.Named($"arn:{source.Scope.Partition}:s3:::{name}", "Bucket"), EdgeKinds.Feeds, source.Self, bucket);
        },
        Calls =
        [
            new("kendra:ListDataSources", "SummaryItems")
            {
                Of = "AWS::Kendra::Index",
                With = ["IndexId=Id"],
                Id = "Id",
                Then =
                [
                    new("kendra:DescribeDataSource") { With = ["Id", "IndexId"] },
                ],
            },
        ],
    };
}
