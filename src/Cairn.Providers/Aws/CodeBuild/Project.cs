using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.CodeBuild;

internal static class Project
{
    public static readonly ResourceType Type = new("AWS::CodeBuild::Project", "Builds and deploys; whoever changes its source or build script acts with its role.")
    {
        Kind = "CiWorkflow",
        Terraform = ["aws_codebuild_project"],
        Key = r => r["Arn"].Text ?? r.Arn("codebuild", $"project/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The project's name."),
            new("visibility", "ProjectVisibility|Visibility", "PUBLIC_READ shows build logs to everyone."),
            new("privileged", "Environment.PrivilegedMode", "Its container can take over the machine.") { IsFlag = true },
            new("sourceType", "Source.Type", "Where the code comes from."),
            new("webhook", "Triggers.Webhook", "Pushes from outside start it.") { IsFlag = true },
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "ServiceRole", "Role"),
            new(EdgeKinds.EncryptedWith, "EncryptionKey", "EncryptionKey") { WhenMissing = Missing.Ignore },
            new(EdgeKinds.InNetwork, "VpcConfig.Subnets", "Subnet"),
            new(EdgeKinds.ProtectedBy, "VpcConfig.SecurityGroupIds|VpcConfig.SecurityGroups", "SecurityGroup"),
            new(EdgeKinds.LogsTo, "LogsConfig.CloudwatchLogs.GroupName", "LogSink"),
        ],
        Also = Complete,
        Calls =
        [
            new("codebuild:ListProjects", "projects")
            {
                Scalar = "name",
                Id = "name",
                Then =
                [
                    new("codebuild:BatchGetProjects", "projects") { With = ["names=name"], Batch = 100 },
                ],
            },
        ],
    };

    private static void Complete(Mapped project)
    {
        var environment = project["Environment"];
        var variables = environment["EnvironmentVariables", "environment_variable"];
        EnvironmentNames.State(project, [variables]);
        foreach (var variable in variables.Items)
        {
            if (variable["Type"].Text is "SECRETS_MANAGER" or "PARAMETER_STORE")
                Secret(project, variable["Value"]);
        }

        Images.Link(project, project.Self, environment["Image"]);
        SecretLinks.Mount(project, project.Self, environment["RegistryCredential"]["Credential"]);
        Source(project, project["Source"]);
        foreach (var source in project["SecondarySources"].Items)
            Source(project, source);
        foreach (var artifact in project["Artifacts"].Items)
            Bucket(project, EdgeKinds.Produces, artifact);
    }

    private static void Source(Mapped project, Field source)
    {
        var location = source["Location"];
        if (source["Type"].Text is "S3")
            Bucket(project, EdgeKinds.SourcedFrom, source);
        else if (source["Type"].Text is "CODECOMMIT" && Mapped.NameIn(location) is { } clone)
            project.Edge(project.Self, EdgeKinds.SourcedFrom, project.Named(clone[(clone.LastIndexOf('/') + 1)..], "Repository"), location);
        else if (location.Text is { } url && url.Contains("://", StringComparison.Ordinal))
            project.Edge(project.Self, EdgeKinds.SourcedFrom, CodeRepositories.At(project, url), location);
    }

    /// <summary>CodeBuild writes <c>bucket/path</c>, without a scheme.</summary>
    private static void Bucket(Mapped project, string edge, Field place)
    {
        var location = place["Location"];
        if (place["Type"].Text is "S3" && location.Text is { } text)
            project.Edge(project.Self, edge, project.Named($"arn:{project.Scope.Partition}:s3:::{text.Split('/')[0]}", "Bucket"), location);
    }

    /// <summary>A secret is named as <c>id:json-key:stage:version</c>, a parameter by its name.</summary>
    private static void Secret(Mapped project, Field value)
    {
        if (value.Text is { } text && !text.StartsWith("arn:", StringComparison.Ordinal))
            project.Edge(project.Self, EdgeKinds.Mounts, project.Named(text.Split(':')[0], "Secret"), value);
        else
            SecretLinks.Mount(project, project.Self, value);
    }
}
