using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.S3;

internal static class BucketNotification
{
    public static readonly ResourceType Type = new("aws_s3_bucket_notification", "Starts code when an object arrives, so whoever may upload chooses its input.")
    {
        Subject = new("", "Bucket", "Bucket"),
        Also = notification => State(notification, notification.Root),
    };

    public static void State(Mapped bucket, Field configuration)
    {
        // CloudFormation, the API and Terraform name these differently.
        Trigger(bucket, configuration["LambdaConfigurations", "LambdaFunctionConfigurations", "lambda_function"], ["Function", "LambdaFunctionArn"], "Function");
        Trigger(bucket, configuration["QueueConfigurations", "queue"], ["Queue", "QueueArn"], "Stream");
        Trigger(bucket, configuration["TopicConfigurations", "topic"], ["Topic", "TopicArn"], "Stream");
        var bus = configuration["EventBridgeConfiguration", "eventbridge"];
        if (bus.IsKnown && bus.Flag != false && bus["EventBridgeEnabled"].Flag != false)
            bucket.Set("sendsEvents", true);
    }

    private static void Trigger(Mapped bucket, Field entries, string[] target, string kind)
    {
        foreach (var entry in entries.Items)
        {
            var field = entry[target];
            if (Mapped.NameIn(field) is { } name)
                bucket.Edge(bucket.Self, EdgeKinds.Triggers, bucket.Named(name, kind), field, null, [.. Filter(entry)]);
            else if (field.IsUnknown)
                bucket.Gap("reference-unknown", bucket.Self, $"what `{field.Pointer}` refers to is not known until it is applied");
        }
    }

    private static IEnumerable<(string Name, Value Value)> Filter(Field entry)
    {
        yield return ("events", Value.List(entry["Events", "Event"].Texts.Select(text => (Value)text)));
        if (Part(entry, "prefix") is { } prefix)
            yield return ("prefix", prefix);
        if (Part(entry, "suffix") is { } suffix)
            yield return ("suffix", suffix);
    }

    private static string? Part(Field entry, string part) =>
        entry[$"filter_{part}"].Text ?? entry["Filter"]["S3Key", "Key"]["Rules", "FilterRules"].Items
            .FirstOrDefault(rule => string.Equals(rule["Name"].Text, part, StringComparison.OrdinalIgnoreCase))["Value"].Text;
}
