using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Locations;

/// <summary>Tells from an ARN what kind of thing it names, for fields that may name many.</summary>
internal static class ArnKinds
{
    private static readonly (string Service, string Prefix, string Kind)[] Known =
    [
        ("lambda", "function:", "Function"),
        ("sns", "", "Stream"),
        ("sqs", "", "Stream"),
        ("kinesis", "stream/", "Stream"),
        ("firehose", "deliverystream/", "Stream"),
        ("dynamodb", "table/", "Table"),
        ("events", "event-bus/", "Stream"),
        ("states", "stateMachine:", "Pipeline"),
        ("codepipeline", "", "Pipeline"),
        ("codebuild", "project/", "CiWorkflow"),
        ("sagemaker", "pipeline/", "Pipeline"),
        ("sagemaker", "endpoint/", "InferenceEndpoint"),
        ("sagemaker", "notebook-instance/", "Notebook"),
        ("bedrock", "agent/", "Agent"),
        ("bedrock", "flow/", "Flow"),
        ("glue", "job/", "DataJob"),
        ("batch", "job-definition/", "BatchCompute"),
        ("batch", "job-queue/", "BatchCompute"),
        ("ecs", "cluster/", "Cluster"),
        ("ecs", "task-definition/", "Workload"),
        ("ecs", "service/", "Workload"),
        ("ec2", "instance/", "VirtualMachine"),
        ("logs", "log-group:", "LogSink"),
        ("secretsmanager", "secret:", "Secret"),
        ("ssm", "parameter/", "Secret"),
        ("s3", "", "Bucket"),
    ];

    /// <summary>The neutral kind of what the ARN names; null where it is no ARN of a kind that acts or holds.</summary>
    public static string? Of(string text)
    {
        if (text.Split(':', 6) is not ["arn", _, var service, _, _, var resource])
            return null;
        foreach (var (knownService, prefix, kind) in Known)
        {
            if (service == knownService && resource.StartsWith(prefix, StringComparison.Ordinal))
                return kind;
        }

        return null;
    }

    /// <summary>States an edge to whatever a field's ARN or symbolic address names.</summary>
    public static void Link(Mapped mapped, Place from, string edge, Field field)
    {
        if (field.Text is { } text)
        {
            if (Of(text) is { } kind)
                mapped.Edge(from, edge, mapped.Named(text, kind), field);
        }
        else if (field.Reference is { } symbol)
        {
            mapped.Edge(from, edge, mapped.Named(symbol, Missing.Ignore), field);
        }
        else if (field.IsUnknown)
        {
            mapped.Gap("reference-unknown", from, $"what `{field.Pointer}` refers to is not known until it is applied");
        }
    }
}
