using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Lambda;

internal static class EventSourceMapping
{
    public static readonly ResourceType Type = new("AWS::Lambda::EventSourceMapping", "Feeds a queue, stream or table's changes to a function: whoever writes there chooses the function's input.")
    {
        Terraform = ["aws_lambda_event_source_mapping"],
        Subject = new("", "FunctionArn|FunctionName", "Function"),
        Also = Trigger,
        Calls =
        [
            new("lambda:ListEventSourceMappings", "EventSourceMappings") { Id = "UUID" },
        ],
    };

    private static void Trigger(Mapped mapping)
    {
        var source = mapping["EventSourceArn"];
        if (Mapped.NameIn(source) is not { } name)
            return;
        // A table's stream is named below the table: arn:…:table/name/stream/label
        var stream = name.IndexOf("/stream/", StringComparison.Ordinal);
        var place = stream > 0 && name.Contains(":dynamodb:", StringComparison.Ordinal) ? mapping.Named(name[..stream], "Database", "Table") : mapping.Named(name, "Stream", "Database", "Table");
        mapping.Edge(place, EdgeKinds.Triggers, mapping.Self, source, null, ("enabled", (mapping["Enabled"].Flag ?? true) && mapping["State"].Text != "Disabled"));
    }
}
