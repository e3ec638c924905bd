using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sns;

internal static class TopicPolicy
{
    public static readonly ResourceType Type = new("AWS::SNS::TopicInlinePolicy", "Says who may publish to and subscribe to a topic.")
    {
        Terraform = ["aws_sns_topic_policy"],
        Subject = new("", "TopicArn|Arn", "AwsSNSTopic"),
        Policies = [new(PolicyRole.Resource, "PolicyDocument|Policy")],
    };
}
