using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.CodePipeline;

internal static class DeliveryPipeline
{
    public static readonly ResourceType Type = new("AWS::CodePipeline::Pipeline", "Carries code from its source through builds to deployment.")
    {
        Kind = "Pipeline",
        Terraform = ["aws_codepipeline"],
        Key = r => r["PipelineArn", "Arn"].Text ?? r.Arn("codepipeline", r.NameOr("Name")),
        Names = ["Name", "Arn"],
        Attributes = [new("name", "Name", "The pipeline's name.")],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.BackedBy, "ArtifactStore.Location", "Bucket"),
            new("EXECUTES_WITH", "Stages.Actions.RoleArn|Stage.Action.RoleArn", "Role"),
        ],
        Also = Stages,
        Calls =
        [
            new("codepipeline:ListPipelines", "pipelines")
            {
                Id = "name",
                Then =
                [
                    new("codepipeline:GetPipeline", "pipeline") { With = ["name"] },
                ],
            },
        ],
    };

    private static void Stages(Mapped pipeline)
    {
        var actions = pipeline["Stages", "Stage"].Items.SelectMany(stage => stage["Actions", "Action"].Items).ToList();
        foreach (var action in actions)
            Act(pipeline, Provider(action), action["Configuration"]);
        foreach (var source in actions)
            Build(pipeline, source, actions);
    }

    private static string? Provider(Field action) => action["ActionTypeId"] is { IsAbsent: false } type ? type["Provider"].Text : action["Provider"].Text;

    /// <summary>
    /// A build in a pipeline gets its code from the source action whose artifact it takes:
    /// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
    /// </summary>
    private static void Build(Mapped pipeline, Field source, List<Field> actions)
    {
        if (Provider(source) is not ("CodeCommit" or "GitHub" or "S3"))
            return;
        var made = Artifacts(source["OutputArtifacts"]).ToHashSet(StringComparer.Ordinal);
        foreach (var build in actions.Where(action => Provider(action) == "CodeBuild" && made.Overlaps(Artifacts(action["InputArtifacts"]))))
        {
            if (Mapped.NameIn(build["Configuration"]["ProjectName"]) is { } project && Code(pipeline, source) is { } code)
                pipeline.Edge(pipeline.Named(project, "CiWorkflow"), EdgeKinds.SourcedFrom, code, build["InputArtifacts"]);
        }
    }

    private static IEnumerable<string> Artifacts(Field artifacts) => artifacts.Items.Select(artifact => artifact["Name"].Text ?? artifact.Text).OfType<string>();

    private static Place? Code(Mapped pipeline, Field source)
    {
        var configuration = source["Configuration"];
        switch (Provider(source))
        {
            case "CodeCommit":
                return Mapped.NameIn(configuration["RepositoryName"]) is { } name ? pipeline.Named(name, "Repository") : null;
            case "S3":
                return Mapped.NameIn(configuration["S3Bucket"]) is { } bucket ? pipeline.Named(bucket, "Bucket") : null;
            default:
                return configuration["Owner"].Text is { } owner && configuration["Repo"].Text is { } repository ? CodeRepositories.At(pipeline, $"https://github.com/{owner}/{repository}") : null;
        }
    }

    // https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
    private static void Act(Mapped pipeline, string? provider, Field configuration)
    {
        switch (provider)
        {
            case "CodeBuild":
                pipeline.Link(EdgeKinds.Orchestrates, configuration["ProjectName"], "CiWorkflow");
                break;
            case "CodeCommit":
                pipeline.Link(EdgeKinds.SourcedFrom, configuration["RepositoryName"], "Repository");
                break;
            case "GitHub" when configuration["Owner"].Text is { } owner && configuration["Repo"].Text is { } repository:
                pipeline.Edge(pipeline.Self, EdgeKinds.SourcedFrom, CodeRepositories.At(pipeline, $"https://github.com/{owner}/{repository}"), configuration["Repo"]);
                break;
            case "Lambda":
                pipeline.Link(EdgeKinds.Orchestrates, configuration["FunctionName"], "Function");
                break;
            case "S3":
                S3Location.Link(pipeline, pipeline.Self, configuration["S3Bucket"].IsAbsent ? EdgeKinds.Produces : EdgeKinds.SourcedFrom,
                    configuration["S3Bucket", "BucketName"], configuration["S3ObjectKey", "ObjectKey"]);
                break;
            case "CloudFormation":
                pipeline.Link("EXECUTES_WITH", configuration["RoleArn"], "Role");
                break;
            case "ECS":
                pipeline.Link(EdgeKinds.Orchestrates, configuration["ServiceName"], "Workload");
                break;
            case "ECR":
                pipeline.Link(EdgeKinds.SourcedFrom, configuration["RepositoryName"], "ContainerRegistry");
                break;
            default:
                break;
        }
    }
}
