using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Events;

internal static class Schedule
{
    public static readonly ResourceType Type = new("AWS::Scheduler::Schedule", "Calls one service by the clock, with a role of its own.")
    {
        Kind = "Pipeline",
        Terraform = ["aws_scheduler_schedule"],
        Key = r => r["Arn"].Text ?? r.Arn("scheduler", $"schedule/{r["GroupName"].Text ?? "default"}/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The schedule's name."),
            new("schedule", "ScheduleExpression", "When it fires."),
            new("state", "State", "A disabled schedule starts nothing."),
        ],
        Links = [new(EdgeKinds.RunsAs, "Target.RoleArn", "Role")],
        Also = schedule =>
        {
            var task = schedule["Target"]["EcsParameters"]["TaskDefinitionArn"];
            ArnKinds.Link(schedule, schedule.Self, EdgeKinds.Triggers, task.IsAbsent ? schedule["Target"]["Arn"] : task);
        },
        Calls =
        [
            new("scheduler:ListSchedules", "Schedules")
            {
                Id = "Arn",
                Then =
                [
                    new("scheduler:GetSchedule") { With = ["Name", "GroupName"] },
                ],
            },
        ],
    };
}
