using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.AppRunner;

internal static class Service
{
    public static readonly ResourceType Type = new("AWS::AppRunner::Service", "Runs a web service from an image or a repository, on the internet unless told otherwise.")
    {
        Kind = "Workload",
        Terraform = ["aws_apprunner_service"],
        Key = r => r["ServiceArn", "Arn"].Text ?? r.Arn("apprunner", $"service/{r.NameOr("ServiceName")}"),
        Names = ["ServiceName", "ServiceArn|Arn", "ServiceUrl"],
        Attributes =
        [
            new("name", "ServiceName", "The service's name."),
            new("url", "ServiceUrl", "Where it answers."),
            new("isPubliclyAccessible", "NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible", "Whether the internet reaches it.", Matters: true) { IsFlag = true },
            new("autoDeploy", "SourceConfiguration.AutoDeploymentsEnabled", "A pushed image or commit runs at once.") { IsFlag = true },
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "InstanceConfiguration.InstanceRoleArn", "Role"),
            new("EXECUTES_WITH", "SourceConfiguration.AuthenticationConfiguration.AccessRoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "EncryptionConfiguration.KmsKey", "EncryptionKey"),
        ],
        Also = Complete,
        Calls =
        [
            new("apprunner:ListServices", "ServiceSummaryList")
            {
                Id = "ServiceArn",
                Then =
                [
                    new("apprunner:DescribeService", "Service") { With = ["ServiceArn"] },
                ],
            },
        ],
    };

    private static void Complete(Mapped service)
    {
        var source = service["SourceConfiguration"];
        var image = source["ImageRepository"];
        var code = source["CodeRepository"];
        Images.Link(service, service.Self, image["ImageIdentifier"]);
        if (code["RepositoryUrl"] is { Text: { } url } field)
            service.Edge(service.Self, EdgeKinds.SourcedFrom, CodeRepositories.At(service, url), field);
        Field[] configurations = [image["ImageConfiguration"], code["CodeConfiguration"]["CodeConfigurationValues"]];
        EnvironmentNames.State(service, configurations.Select(configuration => configuration["RuntimeEnvironmentVariables"]));
        foreach (var secret in configurations.SelectMany(configuration => Secrets(configuration["RuntimeEnvironmentSecrets"])))
            SecretLinks.Mount(service, service.Self, secret);
    }

    /// <summary>CloudFormation lists names and values, the API and Terraform write a map.</summary>
    private static IEnumerable<Field> Secrets(Field secrets) =>
        secrets.IsKnown && secrets.Element.ValueKind == System.Text.Json.JsonValueKind.Array
            ? secrets.Items.Select(item => item["Value"])
            : secrets.Members.Select(member => member.Value);
}
