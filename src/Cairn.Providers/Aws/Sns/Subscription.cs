using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Sns;

internal static class Subscription
{
    public static readonly ResourceType Type = new("AWS::SNS::Subscription", "Who receives what is published to a topic.")
    {
        Terraform = ["aws_sns_topic_subscription"],
        Subject = new("", "TopicArn", "AwsSNSTopic"),
        Also = subscription => State(subscription, subscription.Self, subscription.Root),
        Calls =
        [
            new("sns:ListSubscriptions", "Subscriptions") { Id = "TopicArn+SubscriptionArn+Endpoint" },
        ],
    };

    public static void State(Mapped mapped, Place topic, Field subscription)
    {
        var endpoint = subscription["Endpoint"];
        switch (subscription["Protocol"].Text)
        {
            case "lambda":
                To(EdgeKinds.Triggers, "Function");
                break;
            case "sqs" or "firehose":
                To(EdgeKinds.Feeds, "Stream");
                break;
            case "https" or "http" when endpoint.Text is { } url:
                mapped.Edge(topic, EdgeKinds.SendsTo, mapped.Add(url, "ExternalApi"), endpoint);
                break;
            default:
                break;
        }

        void To(string edge, string kind)
        {
            if (Mapped.NameIn(endpoint) is { } name)
                mapped.Edge(topic, edge, mapped.Named(name, kind), endpoint);
        }
    }
}
