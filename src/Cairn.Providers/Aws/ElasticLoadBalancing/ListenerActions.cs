using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

/// <summary>States where a listener's actions forward to, and which login they ask for first.</summary>
internal static class ListenerActions
{
    public static void State(Mapped r, Field actions)
    {
        var auth = "NONE";
        foreach (var action in actions.Items.OrderBy(action => action["Order"].Number ?? 0))
        {
            var type = action["Type"].Text ?? "";
            if (type.StartsWith("authenticate-", StringComparison.Ordinal) || type == "jwt-validation")
                auth = type;
            Forward(r, action["TargetGroupArn"], auth);
            foreach (var forward in action["ForwardConfig", "forward"].Items)
            {
                foreach (var group in forward["TargetGroups", "target_group"].Items)
                    Forward(r, group["TargetGroupArn", "Arn"], auth);
            }
        }
    }

    private static void Forward(Mapped r, Field group, string auth)
    {
        if (Mapped.NameIn(group) is { } name)
            r.Edge(r.Self, NetworkEdges.ForwardsTo, r.Named(name, "TargetGroup"), group, null, ("auth", auth));
    }
}
