using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

internal static class ClassicLoadBalancer
{
    public static readonly ResourceType Type = new("AWS::ElasticLoadBalancing::LoadBalancer", "The first generation of load balancer: ports passed to machines.")
    {
        Kind = "LoadBalancer",
        Terraform = ["aws_elb"],
        Key = r => r["Arn"].Text ?? r.Arn("elasticloadbalancing", $"loadbalancer/{r.NameOr("LoadBalancerName", "Name")}"),
        Names = ["LoadBalancerName|Name", "DNSName"],
        Attributes =
        [
            new("name", "LoadBalancerName|Name", "Its name."),
            new("dnsName", "DNSName", "Its address."),
            new("scheme", "Scheme", "Internet-facing or internal."),
            new("internal", "Internal", "Internal ones have no public address."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "Subnets", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroups", "SecurityGroup"),
            new(NetworkEdges.HasTarget, "Instances.InstanceId|Instances", "VirtualMachine"),
        ],
        Also = Listeners,
        Calls =
        [
            new("elb:DescribeLoadBalancers", "LoadBalancerDescriptions") { Id = "LoadBalancerName" },
        ],
    };

    private static void Listeners(Mapped balancer)
    {
        foreach (var item in balancer["ListenerDescriptions", "Listeners", "listener"].Items)
        {
            var listener = item["Listener"] is { IsKnown: true } inner ? inner : item;
            if (listener["LoadBalancerPort", "lb_port"].Number is not { } port)
                continue;
            var node = balancer.Add($"{balancer.Record.Origin.Address}#listener/{port}", "Listener", "IngressRoute");
            balancer.Set(node, "name", $"port {port}");
            balancer.Set(node, "port", port);
            balancer.Set(node, "protocol", listener["Protocol", "lb_protocol"].Text ?? "TCP");
            balancer.Set(node, "instancePort", listener["InstancePort"].Number is { } behind ? behind : Value.Null);
            balancer.Edge(balancer.Self, EdgeKinds.Contains, node, listener["LoadBalancerPort", "lb_port"]);
        }
    }
}
