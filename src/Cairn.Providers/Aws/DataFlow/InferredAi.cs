using Cairn.Providers.Aws.Bedrock;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Makes the endpoints, models and jobs that only a script speaks of; a described one is used instead.</summary>
internal sealed class InferredAi(Flow flow, ScriptText text, int executor)
{
    private readonly Scope _scope = flow.ScopeOf(executor);

    private string Arn(string resource) => $"arn:{_scope.Partition}:sagemaker:{_scope.Region}:{_scope.Account}:{resource}";

    public string ModelKey(string name) => Arn($"model/{name}");

    public int? Bucket(string? name) => name is null ? null : flow.Names.Find(name, _scope.Account, "Bucket");

    /// <summary>SageMaker writes endpoint names in ARNs in small letters.</summary>
    public int Endpoint(string name) =>
        flow.Names.Find(name, _scope.Account, "InferenceEndpoint") ?? flow.Node(Arn($"endpoint/{name.ToLowerInvariant()}"), name, "AWS::SageMaker::Endpoint", _scope, "InferenceEndpoint", "AwsSageMakerEndpoint");

    public InferredModel Model(string key, string name, ScriptCall call, string? artefact, string? role, string? image)
    {
        var because = text.At(call.Line, $"makes the model with `{call.Action}`");
        var node = flow.Names.Find(name, _scope.Account, "Model") ?? flow.Node(key, name, "AWS::SageMaker::Model", _scope, "Model", "AwsSageMakerModel");
        var at = S3Location.Parse(artefact);
        var bucket = Bucket(at?.Bucket);
        if (bucket is { } lies)
            flow.Edge(node, EdgeKinds.LoadsArtifact, lies, because, at!.Value.Key);
        if (at is { } place && flow.Graph.TryFind($"arn:{_scope.Partition}:s3:::{place.Bucket}/{place.Key}", out var item))
            flow.Edge(node, EdgeKinds.LoadsArtifact, item, because);
        RunAs(node, role, call.Line);
        Image(node, image, call.Line);
        return new(node, bucket, at?.Key ?? "", because);
    }

    /// <summary>Draws the same shape that a described endpoint has: endpoint, deployment, model.</summary>
    public void Serve(int endpoint, int model, int line)
    {
        var because = text.At(line, "deploys the model to the endpoint");
        var key = flow.Derivation.Key(endpoint);
        var deployment = flow.Node($"{key}/variant/AllTraffic", "AllTraffic", "", _scope, "ModelDeployment", "AwsSageMakerProductionVariant");
        flow.Edge(executor, EdgeKinds.Orchestrates, endpoint, because);
        flow.Edge(endpoint, EdgeKinds.Hosts, deployment, because);
        flow.Edge(deployment, EdgeKinds.UsesModel, model, because);
    }

    public int TrainingJob(string? name, ScriptCall call, string? variable)
    {
        var key = name is null ? $"{flow.Derivation.Key(executor)}/training/{variable ?? call.AssignedTo ?? "job"}" : Arn($"training-job/{name.ToLowerInvariant()}");
        var job = flow.Node(key, name ?? $"training by {variable ?? "script"}", "AWS::SageMaker::TrainingJob", _scope, "TrainingJob", "AwsSageMakerTrainingJob");
        flow.Edge(executor, EdgeKinds.Orchestrates, job, text.At(call.Line, "starts training"));
        RunAs(job, call.Text("rolearn", "role"), call.Line);
        Image(job, call.Text("trainingimage", "imageuri"), call.Line);
        return job;
    }

    public void Feed(int job, string address, int line)
    {
        if (S3Location.Parse(address) is { } at && Bucket(at.Bucket) is { } bucket)
            flow.Edge(bucket, EdgeKinds.Feeds, job, text.At(line, "is training input"), at.Key);
    }

    public void Prompt(string model, int line)
    {
        if (FoundationModels.Publisher(model) is null)
            return;
        var id = model[(model.LastIndexOf('/') + 1)..];
        var node = flow.Node($"arn:{_scope.Partition}:bedrock:{_scope.Region}::foundation-model/{id}", id, "", new("", _scope.Region), "FoundationModel", "AwsBedrockFoundationModel");
        flow.Edge(executor, EdgeKinds.UsesModel, node, text.At(line, $"calls the model `{id}`"));
        flow.Edge(executor, "PROMPTED_TO", node, text.At(line, $"calls the model `{id}`"));
    }

    /// <summary>Without a role of its own, a script passes the one it runs with.</summary>
    private void RunAs(int node, string? role, int line)
    {
        if (role is not null && flow.Names.Find(role, _scope.Account, "Role") is { } named)
        {
            flow.Edge(node, EdgeKinds.RunsAs, named, text.At(line, "passes the role"));
            return;
        }

        foreach (var (_, own) in flow.Out(executor, EdgeKinds.RunsAs))
            flow.Edge(node, EdgeKinds.RunsAs, own, text.At(line, "passes the role it runs with"));
    }

    private void Image(int node, string? image, int line)
    {
        if (image is { Length: > 0 and <= 2048 } && image.Contains('/', StringComparison.Ordinal))
            flow.Edge(node, EdgeKinds.UsesImage, flow.Node(image, image, "", new("", ""), "ContainerImage"), text.At(line, "runs the image"));
    }
}
