using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.AutoScaling;

internal static class AutoScalingGroup
{
    public static readonly ResourceType Type = new("AWS::AutoScaling::AutoScalingGroup", "Starts machines from a template; they are not listed one by one.")
    {
        Kind = "VirtualMachineGroup",
        AlsoKinds = ["VirtualMachine"],
        Terraform = ["aws_autoscaling_group"],
        Key = r => r["AutoScalingGroupARN", "Arn"].Text ?? r.Arn("autoscaling", $"autoScalingGroup::autoScalingGroupName/{r.NameOr("AutoScalingGroupName", "Name")}"),
        Names = ["AutoScalingGroupName|Name"],
        Attributes = [new("name", "AutoScalingGroupName|Name", "Its name."), new("desiredCapacity", "DesiredCapacity", "How many machines it keeps.")],
        Links =
        [
            new(EdgeKinds.ConfiguredBy, "launch_template.id|launch_template.name|LaunchTemplate.LaunchTemplateId|LaunchTemplate.LaunchTemplateName", "LaunchTemplate"),
            new(EdgeKinds.ConfiguredBy, "mixed_instances_policy.launch_template.launch_template_specification.launch_template_id|MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId", "LaunchTemplate"),
            new(EdgeKinds.ConfiguredBy, "launch_configuration|LaunchConfigurationName", "LaunchTemplate"),
            new(NetworkEdges.HasTarget, "target_group_arns|TargetGroupARNs", "TargetGroup") { Reversed = true },
            new(NetworkEdges.HasTarget, "load_balancers|LoadBalancerNames", "LoadBalancer") { Reversed = true },
        ],
        Also = Subnets,
        Calls =
        [
            new("autoscaling:DescribeAutoScalingGroups", "AutoScalingGroups") { Id = "AutoScalingGroupARN" },
        ],
    };

    /// <summary>The service writes its subnets as one text separated by commas.</summary>
    private static void Subnets(Mapped group)
    {
        foreach (var field in ResourceId.Each(group["VPCZoneIdentifier"]))
        {
            foreach (var subnet in (Mapped.NameIn(field) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                group.Edge(group.Self, EdgeKinds.InNetwork, group.Named(subnet, "Subnet"), field);
        }
    }
}
