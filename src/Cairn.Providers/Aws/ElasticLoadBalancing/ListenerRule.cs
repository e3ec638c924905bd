using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

internal static class ListenerRule
{
    public static readonly ResourceType Type = new("AWS::ElasticLoadBalancingV2::ListenerRule", "Sends some requests of a listener elsewhere.")
    {
        Terraform = ["aws_lb_listener_rule", "aws_alb_listener_rule"],
        Subject = new("", "ListenerArn", "Listener"),
        Also = rule => ListenerActions.State(rule, rule["Actions", "action"]),
        Calls =
        [
            new("elbv2:DescribeRules", "Rules") { Of = "AWS::ElasticLoadBalancingV2::Listener", With = ["ListenerArn"], Id = "RuleArn", When = "IsDefault!=true" },
        ],
    };
}
