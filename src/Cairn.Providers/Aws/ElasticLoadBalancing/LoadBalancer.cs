using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

internal static class LoadBalancer
{
    public static readonly ResourceType Type = new("AWS::ElasticLoadBalancingV2::LoadBalancer", "Takes connections on its listeners and passes them to targets.")
    {
        Kind = "LoadBalancer",
        Terraform = ["aws_lb", "aws_alb"],
        Key = r => r["LoadBalancerArn", "Arn"].Text ?? r.Arn("elasticloadbalancing", $"loadbalancer/{r.NameOr("LoadBalancerName", "Name")}"),
        Names = ["LoadBalancerArn|Arn", "DNSName", "LoadBalancerName|Name"],
        Attributes =
        [
            new("name", "LoadBalancerName|Name", "Its name."),
            new("dnsName", "DNSName", "Its address."),
            new("loadBalancerType", "Type|LoadBalancerType", "Application, network or gateway."),
            new("scheme", "Scheme", "Internet-facing or internal."),
            new("internal", "Internal", "Internal ones have no public address."),
            new("ipAddressType", "IpAddressType", "Whether it answers on IPv6 too."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "Subnets|AvailabilityZones.SubnetId|SubnetMappings.SubnetId|subnet_mapping.subnet_id", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroups", "SecurityGroup"),
        ],
        Calls =
        [
            new("elbv2:DescribeLoadBalancers", "LoadBalancers") { Id = "LoadBalancerArn" },
        ],
    };
}
