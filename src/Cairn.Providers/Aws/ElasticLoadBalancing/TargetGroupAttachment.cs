using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

internal static class TargetGroupAttachment
{
    private static readonly string[] Kinds = ["VirtualMachine", "Function", "LoadBalancer", "Workload", "NetworkInterface"];

    public static readonly ResourceType Type = new("AWS::ElasticLoadBalancingV2::TargetGroupAttachment", "Puts a target behind a listener.")
    {
        Terraform = ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"],
        Subject = new("", "TargetGroupArn", "TargetGroup"),
        Also = attachment => State(attachment, attachment["TargetId"], attachment["Port"]),
    };

    internal static void State(Mapped r, Field target, Field port)
    {
        if (Mapped.NameIn(target) is { } name)
            r.Edge(r.Self, NetworkEdges.HasTarget, r.Named(name, Missing.Ignore, Kinds), target, null, ("port", port.Number is { } p ? p : Value.Null));
    }
}
