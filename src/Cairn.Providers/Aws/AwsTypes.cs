using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws;

/// <summary>Every AWS resource type that Cairn models, sorted by its native name.</summary>
internal static class AwsTypes
{
    public static readonly IReadOnlyList<ResourceType> All =
    [
        Bedrock.Agent.Type,
        Bedrock.AgentActionGroup.Type,
        Bedrock.AgentAlias.Type,
        Bedrock.AgentCollaborator.Type,
        Bedrock.AgentKnowledgeBaseAssociation.Type,
        Bedrock.DataSource.Type,
        Bedrock.KnowledgeBase.Type,
        Iam.Role.Type,
        Lambda.Alias.Type,
        Lambda.EventSourceMapping.Type,
        Lambda.Function.Type,
        Lambda.LayerVersion.Type,
        Lambda.LayerVersionPermission.Type,
        Lambda.Permission.Type,
        Lambda.Url.Type,
        Lambda.Version.Type,
        S3.Bucket.Type,
        S3.BucketPolicy.Type,
        SageMaker.Endpoint.Type,
        SageMaker.EndpointConfig.Type,
        SageMaker.Model.Type,
        SageMaker.NotebookInstance.Type,
        SageMaker.NotebookInstanceLifecycleConfig.Type,
    ];
}
