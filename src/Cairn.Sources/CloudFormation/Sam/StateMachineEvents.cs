using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>Writes out what starts a state machine, each with the role that may start it.</summary>
internal static class StateMachineEvents
{
    public static void Add(Expansion expansion, string machine, Node resource, Member item)
    {
        var type = item.Value.TextOf("Type") ?? "";
        var properties = item.Value["Properties"] ?? Node.Map([], item.At);
        if (type is not ("Schedule" or "ScheduleV2" or "CloudWatchEvent" or "EventBridgeRule"))
        {
            expansion.Gap($"the event `{item.Name}` of `{machine}` is of the type `{type}`, which is not read", item.At);
            return;
        }

        var (name, at) = ($"{machine}{item.Name}", item.At);
        expansion.Add($"{name}Role", Make.Resource("AWS::IAM::Role", resource, Make.Map(
            at,
            ("AssumeRolePolicyDocument", Make.Trust(type == "ScheduleV2" ? "scheduler.amazonaws.com" : "events.amazonaws.com", at)),
            ("Policies", Make.List(at, Make.Policy($"{name}StartExecutionPolicy", Events.Allow("states:StartExecution", Make.Ref(machine, at), at), at))))));
        var target = Make.Map(at, ("Arn", Make.Ref(machine, at)), ("Id", Make.Text($"{name}Target", at)), ("RoleArn", Make.Arn($"{name}Role", at)), ("Input", properties["Input"]));
        expansion.Add(name, type == "ScheduleV2"
            ? Make.Resource("AWS::Scheduler::Schedule", resource, Make.Map(at, ("Name", properties["Name"]), ("ScheduleExpression", properties["ScheduleExpression"]), ("Target", target)))
            : Make.Resource("AWS::Events::Rule", resource, Make.Map(
                at,
                ("Name", properties["Name"]),
                ("ScheduleExpression", properties["Schedule"]),
                ("EventPattern", properties["Pattern"]),
                ("EventBusName", properties["EventBusName"]),
                ("Targets", Make.List(at, target)))));
    }
}
