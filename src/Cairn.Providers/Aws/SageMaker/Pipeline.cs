using System.Text.Json;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Pipeline
{
    private const int DeepestStep = 8;

    public static readonly ResourceType Type = new("AWS::SageMaker::Pipeline", "Steps that make a model, run with one role; whoever changes the definition runs code as that role.")
    {
        Kind = "Pipeline",
        Terraform = ["aws_sagemaker_pipeline"],
        Key = r => KeyOf(r),
        Names = ["PipelineName", "Arn|PipelineArn"],
        Attributes = [new("name", "PipelineName", "The pipeline's name."), new("status", "PipelineStatus", "Whether it can run.")],
        Links = [new(EdgeKinds.RunsAs, "RoleArn", "Role")],
        Also = Define,
        Calls =
        [
            new("sagemaker:ListPipelines", "PipelineSummaries")
            {
                Id = "PipelineArn",
                Then =
                [
                    new("sagemaker:DescribePipeline") { With = ["PipelineName"] },
                ],
            },
        ],
    };

    private static string KeyOf(Mapped r) => r["Arn", "PipelineArn"].Text ?? r.Arn("sagemaker", $"pipeline/{r.NameOr("PipelineName").ToLowerInvariant()}");

    private static void Define(Mapped pipeline)
    {
        var definition = pipeline["PipelineDefinition"];
        var location = pipeline["PipelineDefinitionS3Location"] is { IsAbsent: false } outside ? outside : definition["PipelineDefinitionS3Location"];
        S3Location.Link(pipeline, pipeline.Self, EdgeKinds.SourcedFrom, location["Bucket"], location["ObjectKey", "Key"]);
        var body = definition["PipelineDefinitionBody"] is { IsAbsent: false } inner ? inner : definition;
        if (body.IsUnknown)
            pipeline.Gap("definition-unknown", pipeline.Self, "its steps are not known until it is applied");
        if (Read(pipeline, body) is { } steps)
            Steps(pipeline, steps["Steps"], body, DeepestStep);
    }

    private static Field? Read(Mapped pipeline, Field body)
    {
        if (body.Document is not { } text || !text.AsSpan().TrimStart().StartsWith("{"))
            return null;
        try
        {
            return Field.Of(JsonElement.Parse(text, new JsonDocumentOptions { MaxDepth = 64 }), body.Pointer);
        }
        catch (JsonException)
        {
            pipeline.Gap("definition-unreadable", pipeline.Self, "its definition is not JSON; its steps are not known");
            return null;
        }
    }

    // https://aws-sagemaker-mlops.github.io/sagemaker-model-building-pipeline-definition-JSON-schema/
    private static void Steps(Mapped pipeline, Field steps, Field because, int depth)
    {
        foreach (var step in steps.Items.Take(1000))
        {
            if (depth == 0)
            {
                pipeline.Gap("definition-deep", pipeline.Self, "conditions are nested too deep; some steps were not read");
                return;
            }

            Step(pipeline, step, because);
            Steps(pipeline, step["Arguments"]["IfSteps"], because, depth - 1);
            Steps(pipeline, step["Arguments"]["ElseSteps"], because, depth - 1);
        }
    }

    private static void Step(Mapped pipeline, Field step, Field because)
    {
        var kind = step["Type"].Text switch
        {
            "Training" or "Tuning" or "AutoML" => "TrainingJob",
            "Processing" or "Transform" or "ClarifyCheck" or "QualityCheck" or "EMR" => "DataJob",
            "Model" => "Model",
            "RegisterModel" => "ModelPackage",
            _ => null,
        };
        if (step["Type"].Text == "Lambda" && step["FunctionArn"].Text is { } function)
            pipeline.Edge(pipeline.Self, EdgeKinds.Orchestrates, pipeline.Named(function, "Function"), because, $"step `{step["Name"].Text}`");
        if (kind is null)
            return;
        var node = pipeline.Add($"{KeyOf(pipeline)}/step/{step["Name"].Text ?? "unnamed"}", kind);
        pipeline.Set(node, "name", step["Name"].Text);
        pipeline.Set(node, "stepType", step["Type"].Text);
        pipeline.Edge(pipeline.Self, kind is "Model" or "ModelPackage" ? EdgeKinds.Produces : EdgeKinds.Orchestrates, node, because, $"step `{step["Name"].Text}`");
        Jobs.Arguments(pipeline, node, step["Arguments"]);
    }
}
