using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sns;

internal static class TopicsPolicy
{
    public static readonly ResourceType Type = new("AWS::SNS::TopicPolicy", "One policy document that CloudFormation writes to several topics.")
    {
        Kind = "Policy",
        Also = Spread,
    };

    private static void Spread(Mapped policy)
    {
        foreach (var owner in policy["Topics"].Items)
        {
            if (Mapped.NameIn(owner) is { } name)
                policy.Policy(policy.Named(name, "AwsSNSTopic"), PolicyRole.Resource, "Resource", policy["PolicyDocument"]);
        }
    }
}
