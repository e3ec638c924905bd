using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElasticLoadBalancing;

internal static class ClassicAttachment
{
    public static readonly ResourceType Type = new("AWS::ElasticLoadBalancing::InstanceAttachment", "Puts a machine behind a classic load balancer.")
    {
        Terraform = ["aws_elb_attachment"],
        Subject = new("", "elb", "LoadBalancer"),
        Links = [new(NetworkEdges.HasTarget, "instance", "VirtualMachine")],
    };
}
