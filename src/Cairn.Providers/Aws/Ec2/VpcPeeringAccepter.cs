using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class VpcPeeringAccepter
{
    public static readonly ResourceType Type = new("AWS::EC2::VPCPeeringConnectionAccepter", "Accepts a peering from the other side.")
    {
        Terraform = ["aws_vpc_peering_connection_accepter"],
        Subject = new("", "VpcPeeringConnectionId", "Peering"),
        Also = accepter => accepter.Set("status", accepter["accept_status"].Text ?? (accepter["auto_accept"].Flag == true ? "active" : "pending-acceptance")),
    };
}
