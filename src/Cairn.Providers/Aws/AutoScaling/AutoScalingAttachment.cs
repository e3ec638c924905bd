using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.AutoScaling;

internal static class AutoScalingAttachment
{
    public static readonly ResourceType Type = new("AWS::AutoScaling::TargetAttachment", "Puts the machines of a group behind a load balancer.")
    {
        Terraform = ["aws_autoscaling_attachment"],
        Subject = new("", "autoscaling_group_name", "VirtualMachineGroup"),
        Links =
        [
            new(NetworkEdges.HasTarget, "lb_target_group_arn", "TargetGroup") { Reversed = true },
            new(NetworkEdges.HasTarget, "elb", "LoadBalancer") { Reversed = true },
        ],
    };
}
