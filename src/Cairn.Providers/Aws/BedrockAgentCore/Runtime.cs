using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.BedrockAgentCore;

internal static class Runtime
{
    public static readonly ResourceType Type = new("AWS::BedrockAgentCore::Runtime", "Hosts an agent's own code with a role; callers need a signature or a token.")
    {
        Kind = "Agent",
        Terraform = ["aws_bedrockagentcore_agent_runtime"],
        Key = KeyOf,
        Names = ["AgentRuntimeArn", "AgentRuntimeId"],
        Attributes =
        [
            new("name", "AgentRuntimeName", "The runtime's name."),
            new("version", "AgentRuntimeVersion", "The version that runs."),
            new("protocol", "ProtocolConfiguration.ServerProtocol|ProtocolConfiguration", "MCP makes it a tool server for others."),
            new("tokenIssuer", "AuthorizerConfiguration.CustomJWTAuthorizer.DiscoveryUrl", "Who issues the tokens that callers bring."),
            new("headersPassed", "RequestHeaderConfiguration.RequestHeaderAllowlist", "Which of the caller's headers reach the code."),
        ],
        Links = [new(EdgeKinds.RunsAs, "RoleArn", "Role")],
        Also = runtime =>
        {
            Networks.State(runtime);
            var artefact = runtime["AgentRuntimeArtifact"];
            Images.Link(runtime, runtime.Self, artefact["ContainerConfiguration"]["ContainerUri"]);
            var code = artefact["CodeConfiguration"]["Code"]["S3"];
            S3Location.Link(runtime, runtime.Self, EdgeKinds.SourcedFrom, code["Bucket"], code["Prefix"], latent: true);
            runtime.Set("authorizer", runtime["AuthorizerConfiguration"]["CustomJWTAuthorizer"].IsAbsent ? "AWS_IAM" : "CUSTOM_JWT");
            if ((runtime["ProtocolConfiguration"]["ServerProtocol"].Text ?? runtime["ProtocolConfiguration"].Text) == "MCP")
                runtime.Add(KeyOf(runtime), "McpServer");
            EnvironmentSecrets.State(runtime, runtime.Self, runtime["EnvironmentVariables"]);
        },
        Calls =
        [
            new("bedrock-agentcore-control:ListAgentRuntimes", "agentRuntimes")
            {
                Id = "agentRuntimeId",
                Then =
                [
                    new("bedrock-agentcore-control:GetAgentRuntime") { With = ["agentRuntimeId"] },
                ],
            },
        ],
    };

    private static string KeyOf(Mapped r) => r["AgentRuntimeArn"].Text ?? r.Arn("bedrock-agentcore", $"runtime/{r["AgentRuntimeId"].Text ?? r.NameOr("AgentRuntimeName")}");
}
