using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class Deployment
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::Deployment", "A state of an API that can be called through a stage.")
    {
        Terraform = ["aws_api_gateway_deployment"],
        Subject = new("", "RestApiId", "ApiGateway"),
        Also = OwnStage,
    };

    /// <summary>A deployment that names a stage makes it.</summary>
    private static void OwnStage(Mapped deployment)
    {
        if (deployment["StageName"].Text is not { } name || ApiNames.Part(deployment["RestApiId"]) is not { } api)
            return;
        var stage = deployment.Add($"arn:{deployment.Scope.Partition}:apigateway:{deployment.Scope.Region}::/restapis/{api}/stages/{name}", "ApiStage");
        deployment.Set(stage, "name", name);
        deployment.Edge(deployment.Self, EdgeKinds.Contains, stage, deployment["StageName"]);
    }
}
