using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class NetworkAclEntry
{
    public static readonly ResourceType Type = new("AWS::EC2::NetworkAclEntry", "One numbered entry of a network ACL.")
    {
        Terraform = ["aws_network_acl_rule"],
        Subject = new("", "NetworkAclId", "NetworkAcl"),
        Also = entry => AclRules.State(entry, entry.Self, entry["Egress"].Flag == true, entry.Root),
    };
}
