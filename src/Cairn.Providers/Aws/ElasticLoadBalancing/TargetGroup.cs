using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

internal static class TargetGroup
{
    public static readonly ResourceType Type = new("AWS::ElasticLoadBalancingV2::TargetGroup", "The machines, addresses or functions behind a listener.")
    {
        Kind = "TargetGroup",
        Terraform = ["aws_lb_target_group", "aws_alb_target_group"],
        Key = r => r["TargetGroupArn", "Arn"].Text ?? r.Arn("elasticloadbalancing", $"targetgroup/{r.NameOr("TargetGroupName", "Name")}"),
        Names = ["TargetGroupArn|Arn", "TargetGroupName|Name"],
        Attributes =
        [
            new("name", "TargetGroupName|Name", "Its name."),
            new("port", "Port", "The port of the targets."),
            new("protocol", "Protocol", "How targets are spoken to."),
            new("targetType", "TargetType", "Instances, addresses, functions or another load balancer."),
        ],
        Links = [new(EdgeKinds.InNetwork, "VpcId", "Network")],
        Also = Targets,
        Calls =
        [
            new("elbv2:DescribeTargetGroups", "TargetGroups")
            {
                Id = "TargetGroupArn",
                Then =
                [
                    new("elbv2:DescribeTargetHealth", "TargetHealthDescriptions.Target") { With = ["TargetGroupArn"], As = "Targets[]" },
                ],
            },
        ],
    };

    private static void Targets(Mapped group)
    {
        foreach (var target in group["Targets"].Items)
            TargetGroupAttachment.State(group, target["Id"], target["Port"]);
    }
}
