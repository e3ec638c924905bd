using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class NetworkAcl
{
    public static readonly ResourceType Type = new("AWS::EC2::NetworkAcl", "Filters what enters and leaves a subnet, packet by packet; the lowest matching number decides.")
    {
        Kind = "NetworkAcl",
        Terraform = ["aws_network_acl", "aws_default_network_acl"],
        Key = r => ResourceId.Own(r, "network-acl", "NetworkAclId", "default_network_acl_id", "id"),
        Names = ["NetworkAclId|default_network_acl_id|id"],
        Attributes =
        [
            new("name", "tags.Name|NetworkAclId|id", "Its name tag."),
            new("isDefault", "IsDefault", "Applies to every subnet that has no other."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "VpcId", "Network"),
            new(EdgeKinds.ProtectedBy, "SubnetIds|Associations.SubnetId", "Subnet") { Reversed = true },
        ],
        Also = Content,
        Calls =
        [
            new("ec2:DescribeNetworkAcls", "NetworkAcls") { Id = "NetworkAclId" },
        ],
    };

    private static void Content(Mapped acl)
    {
        foreach (var entry in acl["Entries"].Items)
            AclRules.State(acl, acl.Self, entry["Egress"].Flag == true, entry);
        foreach (var entry in acl["ingress"].Items)
            AclRules.State(acl, acl.Self, false, entry);
        foreach (var entry in acl["egress"].Items)
            AclRules.State(acl, acl.Self, true, entry);
        if (acl["IsDefault", "default_network_acl_id"] is { IsAbsent: false } known && known.Flag != false && Mapped.NameIn(acl["VpcId"]) is { } vpc)
            acl.Edge(acl.Named(vpc, "Network"), EdgeKinds.ProtectedBy, acl.Self, known);
    }
}
