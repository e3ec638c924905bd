using Cairn.Graph;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Ec2;

/// <summary>States the numbered entries of network ACLs as edges.</summary>
internal static class AclRules
{
    public static void State(Mapped r, Place acl, bool egress, Field entry)
    {
        var protocol = SecurityRules.ProtocolOf(entry["protocol"]);
        var (from, to) = Ports(entry, protocol);
        var allow = entry["rule_action", "action"];
        var number = entry["rule_number", "rule_no"];
        foreach (var cidr in new[] { entry["cidr_block"], entry["ipv6_cidr_block"] })
        {
            if (cidr.IsUnknown || (cidr.Text is not null && (allow.Text is null || number.Number is null)))
                r.Gap("rule-unknown", acl, $"an entry of the network ACL (`{cidr.Pointer}`) is not known until it is applied");
            if (cidr.Text is { } text && number.Number is { } order)
                r.Edge(acl, NetworkEdges.AclEntry, ResourceId.Range(r, text), cidr, null,
                    ("egress", egress), ("number", order), ("allow", string.Equals(allow.Text, "allow", StringComparison.OrdinalIgnoreCase)),
                    ("protocol", protocol), ("fromPort", from), ("toPort", to));
        }
    }

    private static (Value From, Value To) Ports(Field entry, string protocol)
    {
        if (protocol is not ("tcp" or "udp"))
            return (0, 65535);
        var from = entry["port_range"]["from"].Number ?? entry["from_port"].Number;
        var to = entry["port_range"]["to"].Number ?? entry["to_port"].Number;
        return (from is { } f ? f : Value.Null, to is { } t ? t : Value.Null);
    }
}
