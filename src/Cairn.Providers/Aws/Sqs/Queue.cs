using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sqs;

internal static class Queue
{
    public static readonly ResourceType Type = new("AWS::SQS::Queue", "Keeps messages until a worker takes them; whoever may send chooses its input.")
    {
        Kind = "Stream",
        Terraform = ["aws_sqs_queue"],
        Key = r => r["QueueArn", "Arn"].Text ?? r.Arn("sqs", r.NameOr("QueueName", "Name")),
        Names = ["QueueName|Name", "QueueArn|Arn", "QueueUrl|Url"],
        Attributes =
        [
            new("name", "QueueName|Name", "The queue's name."),
            new("kmsKey", "KmsMasterKeyId", "The key its messages lie under."),
            new("managedEncryption", "SqsManagedSseEnabled", "They lie under a key of the service.") { IsFlag = true },
        ],
        Links = [new(EdgeKinds.EncryptedWith, "KmsMasterKeyId", "EncryptionKey") { WhenMissing = Missing.Ignore }],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Also = queue =>
        {
            // The API names a queue by its ARN alone.
            if (queue["QueueName", "Name"].IsAbsent && queue["QueueArn"].Text is { } arn)
                queue.Set("name", arn[(arn.LastIndexOf(':') + 1)..]);
            var redrive = EmbeddedJson.Read(queue, queue["RedrivePolicy"]);
            queue.Link(EdgeKinds.Feeds, redrive["deadLetterTargetArn"], "Stream");
        },
        Calls =
        [
            new("sqs:ListQueues", "QueueUrls")
            {
                Scalar = "QueueUrl",
                Id = "QueueUrl",
                Then =
                [
                    new("sqs:GetQueueAttributes", "Attributes") { With = ["QueueUrl"], Given = ["AttributeNames=All"] },
                ],
            },
        ],
    };
}
