using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

internal static class KnowledgeBase
{
    public static readonly ResourceType Type = new("AWS::Bedrock::KnowledgeBase", "Documents made searchable for a model; what lies in them reaches prompts.")
    {
        Kind = "KnowledgeBase",
        Terraform = ["aws_bedrockagent_knowledge_base"],
        Key = r => r["Arn", "KnowledgeBaseArn"].Text ?? r.Arn("bedrock", $"knowledge-base/{r["KnowledgeBaseId", "Id"].Text ?? r.NameOr("Name")}"),
        Names = ["KnowledgeBaseId|Id", "Arn|KnowledgeBaseArn", "Name"],
        Attributes =
        [
            new("name", "Name", "The knowledge base's name."),
            new("type", "KnowledgeBaseConfiguration.Type", "Vectors, a Kendra index or an SQL database."),
            new("store", "StorageConfiguration.Type", "What keeps its vectors."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.BackedBy, "StorageConfiguration.OpensearchServerlessConfiguration.CollectionArn", "VectorStore"),
            new(EdgeKinds.BackedBy, "StorageConfiguration.OpensearchManagedClusterConfiguration.DomainArn", "VectorStore"),
            new(EdgeKinds.BackedBy, "StorageConfiguration.RdsConfiguration.ResourceArn", "Database"),
            new(EdgeKinds.BackedBy, "StorageConfiguration.NeptuneAnalyticsConfiguration.GraphArn", "Database"),
            new(EdgeKinds.BackedBy, "StorageConfiguration.S3VectorsConfiguration.IndexArn", "VectorStore"),
            new(EdgeKinds.BackedBy, "StorageConfiguration.S3VectorsConfiguration.VectorBucketArn", "VectorStore"),
            new(EdgeKinds.BackedBy, "KnowledgeBaseConfiguration.KendraKnowledgeBaseConfiguration.KendraIndexArn", "VectorStore"),
        ],
        Also = Compose,
        Calls =
        [
            new("bedrock-agent:ListKnowledgeBases", "knowledgeBaseSummaries")
            {
                Id = "knowledgeBaseId",
                Then =
                [
                    new("bedrock-agent:GetKnowledgeBase", "knowledgeBase") { With = ["knowledgeBaseId"] },
                    new("bedrock-agent:ListTagsForResource", "tags") { With = ["resourceArn=knowledgeBaseArn"], As = "tags" },
                ],
            },
        ],
    };

    private static readonly (string Store, string Address)[] External =
    [
        ("PineconeConfiguration", "ConnectionString"),
        ("RedisEnterpriseCloudConfiguration", "Endpoint"),
        ("MongoDbAtlasConfiguration", "Endpoint"),
    ];

    private static void Compose(Mapped knowledge)
    {
        var vectors = knowledge["KnowledgeBaseConfiguration"]["VectorKnowledgeBaseConfiguration"];
        FoundationModels.Link(knowledge, knowledge.Self, EdgeKinds.EmbeddedBy, vectors["EmbeddingModelArn"]);
        foreach (var location in vectors["SupplementalDataStorageConfiguration"]["SupplementalDataStorageLocations", "StorageLocation", "StorageLocations"].Items)
            S3Location.Link(knowledge, knowledge.Self, EdgeKinds.MaterialisedTo, location["S3Location"]["Uri"]);
        var storage = knowledge["StorageConfiguration"];
        Secret(knowledge, storage["RdsConfiguration"]["CredentialsSecretArn"]);
        foreach (var (store, address) in External)
            ExternalStore(knowledge, storage[store], address);
    }

    /// <summary>The vectors lie with another company, and so does the text beside them.</summary>
    private static void ExternalStore(Mapped knowledge, Field store, string address)
    {
        if (store[address].Text is not { Length: <= 2048 } url)
            return;
        var external = knowledge.Add(url, "VectorStore", "ExternalApi");
        knowledge.Set(external, "name", url);
        knowledge.Set(external, "account", "");
        knowledge.Edge(knowledge.Self, EdgeKinds.BackedBy, external, store[address]);
        knowledge.Edge(knowledge.Self, EdgeKinds.SendsTo, external, store[address]);
        Secret(knowledge, store["CredentialsSecretArn"]);
    }

    private static void Secret(Mapped knowledge, Field secret)
    {
        if (Mapped.NameIn(secret) is { } name)
            knowledge.Edge(knowledge.Self, EdgeKinds.Mounts, knowledge.Named(name, "Secret"), secret);
    }
}
