using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Events;

internal static class EventBus
{
    public static readonly ResourceType Type = new("AWS::Events::EventBus", "Takes events, from other accounts too, and hands them to rules.")
    {
        Kind = "Stream",
        Terraform = ["aws_cloudwatch_event_bus"],
        Key = r => r["Arn"].Text ?? r.Arn("events", $"event-bus/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes = [new("name", "Name", "The bus's name.")],
        Links = [new(EdgeKinds.EncryptedWith, "KmsKeyIdentifier", "EncryptionKey")],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Calls =
        [
            new("events:ListEventBuses", "EventBuses") { Id = "Arn" },
        ],
    };
}
