using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Glue;

internal static class Trigger
{
    public static readonly ResourceType Type = new("AWS::Glue::Trigger", "Starts data jobs by the clock, after each other or on demand.")
    {
        Kind = "Pipeline",
        Terraform = ["aws_glue_trigger"],
        Key = r => r["Arn"].Text ?? r.Arn("glue", $"trigger/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The trigger's name."),
            new("triggerType", "Type", "SCHEDULED, CONDITIONAL, ON_DEMAND or EVENT."),
            new("schedule", "Schedule", "When it starts them."),
        ],
        Links = [new(EdgeKinds.Triggers, "Actions.JobName|Actions.CrawlerName", "DataJob")],
        Calls =
        [
            new("glue:GetTriggers", "Triggers") { Id = "Name" },
        ],
    };
}
