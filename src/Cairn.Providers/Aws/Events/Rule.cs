using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Events;

internal static class Rule
{
    public static readonly ResourceType Type = new("AWS::Events::Rule", "Starts something when an event happens or the clock strikes.")
    {
        Kind = "Pipeline",
        Terraform = ["aws_cloudwatch_event_rule"],
        Key = r => r["Arn"].Text ?? r.Arn("events", $"rule/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The rule's name."),
            new("schedule", "ScheduleExpression", "When it fires."),
            new("eventPattern", "EventPattern", "Which events it fires on."),
            new("state", "State", "A disabled rule starts nothing."),
        ],
        Links =
        [
            // The role only starts the targets; whoever changes the rule cannot make it do anything else.
            new("EXECUTES_WITH", "RoleArn", "Role"),
            new(EdgeKinds.Triggers, "EventBusName", "AwsEventsEventBus") { Reversed = true, WhenMissing = Missing.Ignore },
        ],
        Also = rule =>
        {
            EventSources.State(rule);
            foreach (var target in rule["Targets"].Items)
                Target(rule, target);
        },
        Calls =
        [
            new("events:ListRules", "Rules")
            {
                Of = "AWS::Events::EventBus",
                With = ["EventBusName=Name"],
                Id = "Arn",
                Then =
                [
                    new("events:ListTargetsByRule", "Targets") { With = ["Rule=Name", "EventBusName"], As = "Targets[]" },
                ],
            },
        ],
    };

    public static void Target(Mapped rule, Field target)
    {
        // For a container task the ARN names the cluster; what runs is the task definition.
        var task = target["EcsParameters", "EcsTarget"]["TaskDefinitionArn"];
        var batch = target["BatchParameters", "BatchTarget"]["JobDefinition"];
        ArnKinds.Link(rule, rule.Self, EdgeKinds.Triggers, task.IsAbsent ? target["Arn"] : task);
        rule.Link(EdgeKinds.Triggers, batch, "BatchCompute");
        rule.Link("EXECUTES_WITH", target["RoleArn"], "Role");
    }
}
