using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Events;

internal static class EventBusPolicy
{
    public static readonly ResourceType Type = new("AWS::Events::EventBusPolicy", "Says who may send events to a bus.")
    {
        Terraform = ["aws_cloudwatch_event_bus_policy"],
        Subject = new("", "EventBusName", "AwsEventsEventBus") { WhenMissing = Missing.Ignore },
        Policies = [new(PolicyRole.Resource, "Statement|Policy")],
    };
}
