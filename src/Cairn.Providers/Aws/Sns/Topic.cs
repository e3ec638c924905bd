using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sns;

internal static class Topic
{
    public static readonly ResourceType Type = new("AWS::SNS::Topic", "Hands every message to all its subscribers.")
    {
        Kind = "Stream",
        Terraform = ["aws_sns_topic"],
        Key = r => r["TopicArn", "Arn"].Text ?? r.Arn("sns", r.NameOr("TopicName", "Name")),
        Names = ["TopicName|Name", "TopicArn|Arn"],
        Attributes =
        [
            new("name", "TopicName|Name", "The topic's name."),
            new("kmsKey", "KmsMasterKeyId", "The key its messages lie under."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "KmsMasterKeyId", "EncryptionKey") { WhenMissing = Missing.Ignore }],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Also = topic =>
        {
            // The API names a topic by its ARN alone.
            if (topic["TopicName", "Name"].IsAbsent && topic["TopicArn"].Text is { } arn)
                topic.Set("name", arn[(arn.LastIndexOf(':') + 1)..]);
            foreach (var subscription in topic["Subscription"].Items)
                Subscription.State(topic, topic.Self, subscription);
        },
        Calls =
        [
            new("sns:ListTopics", "Topics")
            {
                Id = "TopicArn",
                Then =
                [
                    new("sns:GetTopicAttributes", "Attributes") { With = ["TopicArn"] },
                ],
            },
        ],
    };
}
