using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Events;

internal static class Target
{
    public static readonly ResourceType Type = new("aws_cloudwatch_event_target", "What a rule starts, and with which role.")
    {
        Subject = new("", "Rule", "AwsEventsRule"),
        Also = target => Rule.Target(target, target.Root),
    };
}
