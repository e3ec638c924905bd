using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Events;

/// <summary>
/// Whose events a rule waits for, as its pattern names them: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html.
/// A pattern that names nobody waits for all and says nothing of one.
/// </summary>
internal static class EventSources
{
    public static void State(Mapped rule)
    {
        var pattern = EmbeddedJson.Read(rule, rule["EventPattern"]);
        if (!pattern.IsKnown)
            return;
        var sources = pattern["source"].Texts.ToHashSet(StringComparer.Ordinal);
        var detail = pattern["detail"];
        // https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
        if (sources.Contains("aws.sagemaker"))
            Link(rule, detail["ModelPackageGroupName"], name => rule.Arn("sagemaker", $"model-package-group/{name}"), Missing.Mention, "ModelRegistry");
        // https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
        if (sources.Contains("aws.codecommit"))
            Link(rule, pattern["resources"], arn => arn, Missing.Ignore, "Repository");
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
        if (sources.Contains("aws.s3"))
            Link(rule, detail["bucket"]["name"], name => name, Missing.Ignore, "Bucket");
        // https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
        if (sources.Contains("aws.ecr"))
            Link(rule, detail["repository-name"], name => name, Missing.Ignore, "ContainerRegistry");
    }

    private static void Link(Mapped rule, Field values, Func<string, string> named, Missing whenMissing, string kind)
    {
        foreach (var value in values.Items)
        {
            if (Mapped.NameIn(value) is { } name)
                rule.Edge(rule.Named(value.IsKnown ? named(name) : name, whenMissing, kind), EdgeKinds.Triggers, rule.Self, value);
        }
    }
}
