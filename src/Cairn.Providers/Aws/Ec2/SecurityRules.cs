using Cairn.Graph;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Ec2;

/// <summary>States the rules of security groups as edges, whether they come inside the group or as resources of their own.</summary>
internal static class SecurityRules
{
    /// <summary>One rule in any spelling: Terraform's inline block, its rule resources, CloudFormation, or an <c>IpPermission</c>.</summary>
    public static void State(Mapped r, Place group, bool ingress, Field rule)
    {
        var edge = ingress ? NetworkEdges.AllowsIngress : NetworkEdges.AllowsEgress;
        var protocol = ProtocolOf(rule["ip_protocol", "protocol"]);
        var (from, to) = Ports(rule, protocol);
        (string, Value)[] what = [("protocol", protocol), ("fromPort", from), ("toPort", to)];

        foreach (var cidr in Ranges(rule))
        {
            if (cidr.Text is { } text)
                r.Edge(group, edge, ResourceId.Range(r, text), cidr, null, what);
            else if (cidr.IsUnknown)
                r.Gap("rule-unknown", group, $"the addresses of a rule (`{cidr.Pointer}`) are not known until it is applied");
        }

        foreach (var other in Groups(rule))
        {
            if (Mapped.NameIn(other) is { } name)
                r.Edge(group, edge, r.Named(WithoutOwner(name), "SecurityGroup"), other, null, what);
            else if (other.IsUnknown)
                r.Gap("rule-unknown", group, $"the group that a rule names (`{other.Pointer}`) is not known until it is applied");
        }

        if (rule["self"].Flag == true)
            r.Edge(group, edge, group, rule["self"], null, what);
        foreach (var list in PrefixLists(rule))
            r.Gap("prefix-list-unknown", group, $"which addresses the prefix list `{list.Text ?? "(unknown)"}` holds is not known, so its rule counts for nothing");
    }

    private static IEnumerable<Field> Ranges(Field rule) =>
    [
        .. ResourceId.Each(rule["cidr_blocks"]), .. ResourceId.Each(rule["ipv6_cidr_blocks"]),
        .. ResourceId.Each(rule["cidr_ip", "cidr_ipv4"]), .. ResourceId.Each(rule["cidr_ipv6"]),
        .. rule["ip_ranges"].Items.Select(range => range["cidr_ip"]), .. rule["ipv6_ranges"].Items.Select(range => range["cidr_ipv6"]),
    ];

    private static IEnumerable<Field> Groups(Field rule) =>
    [
        .. ResourceId.Each(rule["security_groups"]),
        .. ResourceId.Each(rule["source_security_group_id", "destination_security_group_id", "referenced_security_group_id", "source_security_group_name"]),
        .. rule["user_id_group_pairs"].Items.Select(pair => pair["group_id"]),
    ];

    private static IEnumerable<Field> PrefixLists(Field rule) =>
        ResourceId.Each(rule["prefix_list_ids", "prefix_list_id", "source_prefix_list_id", "destination_prefix_list_id"]).Where(list => list.Text is not null || list.IsUnknown);

    /// <summary>A group in another account is written <c>account/group</c>.</summary>
    private static string WithoutOwner(string name) =>
        name.StartsWith("sg-", StringComparison.Ordinal) || name.IndexOf('/') is not 12 ? name : name[13..];

    internal static string ProtocolOf(Field field) => field.Text?.ToLowerInvariant() switch
    {
        null => "unknown",
        "-1" or "all" => "all",
        "6" => "tcp",
        "17" => "udp",
        "1" => "icmp",
        "58" => "icmpv6",
        var name => name,
    };

    /// <summary>A rule for all traffic names no ports, or 0 to 0.</summary>
    private static (Value From, Value To) Ports(Field rule, string protocol) => protocol == "all"
        ? (0, 65535)
        : (rule["from_port"].Number is { } from ? from : Value.Null, rule["to_port"].Number is { } to ? to : Value.Null);
}
