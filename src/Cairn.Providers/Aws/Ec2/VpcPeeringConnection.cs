using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class VpcPeeringConnection
{
    public static readonly ResourceType Type = new("AWS::EC2::VPCPeeringConnection", "Joins two networks; routes on both sides decide what passes.")
    {
        Kind = "Peering",
        Terraform = ["aws_vpc_peering_connection"],
        Key = r => ResourceId.Own(r, "vpc-peering-connection", "VpcPeeringConnectionId", "id"),
        Names = ["VpcPeeringConnectionId|id"],
        Attributes =
        [
            new("name", "tags.Name|VpcPeeringConnectionId|id", "Its name tag."),
            new("status", "Status.Code|accept_status", "Only an active one carries traffic."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "VpcId|RequesterVpcInfo.VpcId", "Network"),
            new(EdgeKinds.InNetwork, "PeerVpcId|AccepterVpcInfo.VpcId", "Network"),
        ],
        Also = Join,
        Calls =
        [
            new("ec2:DescribeVpcPeeringConnections", "VpcPeeringConnections") { Id = "VpcPeeringConnectionId" },
        ],
    };

    private static void Join(Mapped peering)
    {
        var near = ResourceId.Said(peering.Root, "VpcId") is { IsAbsent: false } own ? own : peering["RequesterVpcInfo"]["VpcId"];
        var far = ResourceId.Said(peering.Root, "PeerVpcId") is { IsAbsent: false } other ? other : peering["AccepterVpcInfo"]["VpcId"];
        if (Mapped.NameIn(near) is not { } a || Mapped.NameIn(far) is not { } b)
            return;
        peering.Edge(peering.Named(a, Missing.Ignore, "Network"), EdgeKinds.PeeredWith, peering.Named(b, Missing.Ignore, "Network"), near);
        peering.Edge(peering.Named(b, Missing.Ignore, "Network"), EdgeKinds.PeeredWith, peering.Named(a, Missing.Ignore, "Network"), far);
    }
}
