using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

internal static class Listener
{
    public static readonly ResourceType Type = new("AWS::ElasticLoadBalancingV2::Listener", "A port on which a load balancer answers, and what it does with a request.")
    {
        Kind = "Listener",
        AlsoKinds = ["IngressRoute"],
        Terraform = ["aws_lb_listener", "aws_alb_listener"],
        Key = r => r["ListenerArn", "Arn"].Text ?? r.Arn("elasticloadbalancing", $"listener/{r.NameOr("ListenerArn", "Arn")}"),
        Names = ["ListenerArn|Arn|id"],
        Attributes =
        [
            new("port", "Port", "The port it listens on."),
            new("protocol", "Protocol", "HTTP and TCP are not encrypted."),
            new("sslPolicy", "SslPolicy", "The oldest protocol version it accepts."),
        ],
        Links = [new(EdgeKinds.Contains, "LoadBalancerArn", "LoadBalancer") { Reversed = true }],
        Also = listener => ListenerActions.State(listener, listener["DefaultActions", "default_action"]),
        Calls =
        [
            new("elbv2:DescribeListeners", "Listeners") { Of = "AWS::ElasticLoadBalancingV2::LoadBalancer", With = ["LoadBalancerArn"], Id = "ListenerArn" },
        ],
    };
}
