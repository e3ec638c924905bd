using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sqs;

internal static class QueuesPolicy
{
    public static readonly ResourceType Type = new("AWS::SQS::QueuePolicy", "One policy document that CloudFormation writes to several queues.")
    {
        Kind = "Policy",
        Also = Spread,
    };

    private static void Spread(Mapped policy)
    {
        foreach (var owner in policy["Queues"].Items)
        {
            if (Mapped.NameIn(owner) is { } name)
                policy.Policy(policy.Named(name, "AwsSQSQueue"), PolicyRole.Resource, "Resource", policy["PolicyDocument"]);
        }
    }
}
