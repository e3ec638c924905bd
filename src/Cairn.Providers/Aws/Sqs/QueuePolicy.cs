using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sqs;

internal static class QueuePolicy
{
    public static readonly ResourceType Type = new("AWS::SQS::QueueInlinePolicy", "Says who may send to and receive from a queue.")
    {
        Terraform = ["aws_sqs_queue_policy"],
        Subject = new("", "QueueUrl|Queue", "AwsSQSQueue"),
        Policies = [new(PolicyRole.Resource, "PolicyDocument|Policy")],
    };
}
