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
        var actions = pipeline["Stages", "Stage"].Items.SelectMany(stage => stage["Actions", "Action"].Items);
        foreach (var action in actions)
            Act(pipeline, action["ActionTypeId"] is { IsAbsent: false } type ? type["Provider"].Text : action["Provider"].Text, action["Configuration"]);
    }

    // https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
    private static void Act(Mapped pipeline, string? provider, Field configuration)
    {
        switch (provider)
        {
            case "CodeBuild":
                pipeline.Link(EdgeKinds.Orchestrates, configuration["ProjectName"], "CiWorkflow");
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
