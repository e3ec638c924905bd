using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

internal static class DataSource
{
    public static readonly ResourceType Type = new("AWS::Bedrock::DataSource", "Where a knowledge base takes its documents from; whoever can write there speaks to the model.")
    {
        Kind = "DataSource",
        Terraform = ["aws_bedrockagent_data_source"],
        Key = r => r["KnowledgeBaseId"].Text is { } knowledge ? r.Arn("bedrock", $"knowledge-base/{knowledge}/data-source/{r["DataSourceId"].Text ?? r.NameOr("Name")}") : null,
        Names = ["DataSourceId"],
        Attributes =
        [
            new("name", "Name", "The data source's name."),
            new("type", "DataSourceConfiguration.Type", "S3, web pages, or another company's service."),
            new("deletionPolicy", "DataDeletionPolicy", "Whether vectors stay when the source is deleted."),
            new("prefixes", "DataSourceConfiguration.S3Configuration.InclusionPrefixes", "The part of the bucket that is read."),
            new("bucketOwner", "DataSourceConfiguration.S3Configuration.BucketOwnerAccountId", "Another account's bucket is that account's content."),
            new("scope", "DataSourceConfiguration.WebConfiguration.CrawlerConfiguration.Scope", "How far the crawler leaves its seed pages."),
        ],
        Links =
        [
            new(EdgeKinds.HasSource, "KnowledgeBaseId", "KnowledgeBase") { Reversed = true },
            new(EdgeKinds.IngestedInto, "KnowledgeBaseId", "KnowledgeBase"),
            new(EdgeKinds.EncryptedWith, "ServerSideEncryptionConfiguration.KmsKeyArn", "EncryptionKey"),
            new(EdgeKinds.ImplementedBy, "VectorIngestionConfiguration.CustomTransformationConfiguration.Transformations.TransformationFunction.TransformationLambdaConfiguration.LambdaArn|VectorIngestionConfiguration.CustomTransformationConfiguration.Transformation.TransformationFunction.TransformationLambdaConfiguration.LambdaArn", "Function"),
        ],
        Also = Sources,
        Calls =
        [
            new("bedrock-agent:ListDataSources", "dataSourceSummaries")
            {
                Of = "AWS::Bedrock::KnowledgeBase",
                With = ["knowledgeBaseId"],
                Id = "dataSourceId",
                Then =
                [
                    new("bedrock-agent:GetDataSource", "dataSource") { With = ["knowledgeBaseId", "dataSourceId"] },
                ],
            },
        ],
    };

    private static readonly (string Configuration, string Untrusted)[] Connectors =
    [
        ("WebConfiguration", "web"),
        ("ConfluenceConfiguration", "collaborative"),
        ("SharePointConfiguration", "collaborative"),
        ("SalesforceConfiguration", "collaborative"),
    ];

    private static void Sources(Mapped source)
    {
        var configuration = source["DataSourceConfiguration"];
        Bucket(source, configuration["S3Configuration"]);
        foreach (var (name, untrusted) in Connectors)
            External(source, configuration[name], untrusted);
        var ingestion = source["VectorIngestionConfiguration"];
        FoundationModels.Link(source, source.Self, EdgeKinds.UsesModel, ingestion["ParsingConfiguration"]["BedrockFoundationModelConfiguration"]["ModelArn"]);
        S3Location.Link(source, source.Self, EdgeKinds.MaterialisedTo, ingestion["CustomTransformationConfiguration"]["IntermediateStorage"]["S3Location"]["Uri"]);
    }

    private static void Bucket(Mapped source, Field s3)
    {
        var bucket = s3["BucketArn"];
        if (bucket.IsUnknown && bucket.Reference is null)
            source.Gap("reference-unknown", source.Self, "the bucket it reads is not known until it is applied");
        if (Mapped.NameIn(bucket) is not { } name)
            return;
        var prefixes = s3["InclusionPrefixes"].Texts.DefaultIfEmpty("");
        foreach (var prefix in prefixes)
        {
            source.Edge(source.Named(name, "Bucket"), EdgeKinds.Feeds, source.Self, bucket, null, ("prefix", prefix));
            if (Mapped.NameIn(source["KnowledgeBaseId"]) is { } knowledge)
                source.Edge(source.Named(name, "Bucket"), EdgeKinds.IngestedInto, source.Named(knowledge, "KnowledgeBase"), bucket, null, ("prefix", prefix));
        }
    }

    /// <summary>What the crawler or connector reads is written by people outside this account.</summary>
    private static void External(Mapped source, Field connector, string untrusted)
    {
        if (!connector.IsKnown || !connector.Members.Any())
            return;
        source.Set("untrustedInput", untrusted);
        var from = connector["SourceConfiguration"];
        var urls = from["UrlConfiguration"]["SeedUrls"].Items.Select(seed => seed["Url"]).Concat(from["HostUrl"].Items).Concat(from["SiteUrls"].Items);
        foreach (var url in urls.Where(url => url.Text is { Length: <= 2048 }))
        {
            var place = source.Add(url.Text!, "ExternalDataSource");
            source.Set(place, "name", url.Text);
            source.Set(place, "account", "");
            source.Edge(place, "SYNCED_FROM", source.Self, url, null, ("untrusted", untrusted));
        }

        var secret = from["CredentialsSecretArn"];
        if (Mapped.NameIn(secret) is { } name)
            source.Edge(source.Self, EdgeKinds.Mounts, source.Named(name, "Secret"), secret);
    }
}
