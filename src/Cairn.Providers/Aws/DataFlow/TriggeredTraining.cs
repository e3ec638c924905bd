using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>
/// A function whose code is not in the source, but whose environment names a role that SageMaker may assume and a bucket,
/// and whose own role may start training: it retrains, with that role and that data.
/// </summary>
internal static class TriggeredTraining
{
    public static void Derive(Flow flow, IReadOnlyList<InferredModel> models)
    {
        foreach (var function in flow.OfKind("Function"))
        {
            if (flow.Derivation.Facts.Described.TryGetValue(function, out var record))
                Derive(flow, function, record, models);
        }
    }

    private static void Derive(Flow flow, int function, Record record, IReadOnlyList<InferredModel> models)
    {
        var account = flow.Text(function, "account");
        var own = flow.Out(function, EdgeKinds.RunsAs).Select(end => end.To).ToHashSet();
        var buckets = new List<(int Node, Evidence Because)>();
        (int Node, Evidence Because)? passed = null;
        foreach (var (name, value) in Texts.Environment(record))
        {
            var because = Evidence.At(record, value, $"the environment variable `{name}` names it");
            if (Named(flow, value.Text!, account, because) is not { } node)
                continue;
            if (flow.Is(node, "Bucket"))
                buckets.Add((node, because));
            else if (flow.Is(node, "Role") && !own.Contains(node) && Grants.MayBeAssumedBy(flow, node, "sagemaker.amazonaws.com"))
                passed = (node, because);
        }

        if (passed is { } role && buckets.Count > 0 && Grants.Allows(flow, own, "sagemaker:CreateTrainingJob") is { } grant)
            Train(flow, function, role, buckets, grant, models);

        int? Named(Flow flow, string text, string account, Evidence because)
        {
            if (Mentions.Locate(flow, text, account) is not { } node)
                return null;
            flow.Edge(function, Mentions.Edge, node, because);
            if (flow.Is(node, "InferenceEndpoint"))
                flow.Edge(function, "PROMPTED_TO", node, because);
            return node;
        }
    }

    private static void Train(Flow flow, int function, (int Node, Evidence Because) role, List<(int Node, Evidence Because)> buckets, Evidence grant, IReadOnlyList<InferredModel> models)
    {
        var job = flow.Node($"{flow.Derivation.Key(function)}/training-job", $"training by {flow.Text(function, "name")}", "AWS::SageMaker::TrainingJob", flow.ScopeOf(function), "TrainingJob", "AwsSageMakerTrainingJob");
        flow.Edge(function, EdgeKinds.Orchestrates, job, [role.Because, grant]);
        flow.Edge(job, EdgeKinds.RunsAs, role.Node, [role.Because, grant]);
        foreach (var (bucket, because) in buckets)
        {
            flow.Edge(bucket, EdgeKinds.Feeds, job, because, Prefix(flow, bucket, function));
            flow.Edge(job, EdgeKinds.Produces, bucket, because);
            Replace(flow, job, bucket, because, models);
        }
    }

    /// <summary>The part of the bucket whose changes start the function is the part that it reads.</summary>
    private static string Prefix(Flow flow, int bucket, int function)
    {
        foreach (var (edge, to) in flow.Out(bucket, EdgeKinds.Triggers))
        {
            if (to == function && flow.Graph.EdgeProperty(edge, "prefix") is { Type: ValueKind.String } prefix)
                return prefix.AsString();
        }

        return "";
    }

    /// <summary>The models that load their artefact from the bucket are those that training renews.</summary>
    private static void Replace(Flow flow, int job, int bucket, Evidence because, IReadOnlyList<InferredModel> models)
    {
        foreach (var model in models.Where(model => model.Bucket == bucket))
            flow.Edge(job, EdgeKinds.Produces, model.Node, [because, model.Because]);
        foreach (var (edge, model) in flow.In(bucket, EdgeKinds.LoadsArtifact))
            flow.Edge(job, EdgeKinds.Produces, model, [because, flow.Derivation.Facts.Evidence[(int)flow.Graph.EdgeProperty(edge, Estate.EvidenceProperty).AsInteger()]]);
    }
}
