using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>Whether something has addresses that the internet can send to, and the fact that says so.</summary>
internal sealed record PublicAddress(bool V4, bool V6, IReadOnlyList<Evidence> Because)
{
    private static readonly PublicAddress None = new(false, false, []);

    public AddressSet Family => (V4 ? AddressSet.AllV4 : AddressSet.Empty).Union(V6 ? AddressSet.AllV6 : AddressSet.Empty);

    /// <summary>The public addresses that a machine has at one of its positions, from what it has or from what the subnet will give it.</summary>
    public static PublicAddress OfMachine(NetworkFacts facts, int machine, Position position)
    {
        var because = new List<Evidence>();
        var v4 = HasV4(facts, machine, position, because);
        var v6 = HasV6(facts, machine, position, because);
        return new(v4, v6, because);
    }

    public static PublicAddress OfDatabase(NetworkFacts facts, int database)
    {
        var own = facts.Look.Flag(database, "publiclyAccessible");
        foreach (var node in own == true ? [database] : facts.Look.To(database, EdgeKinds.Contains))
        {
            if (facts.Look.Flag(node, "publiclyAccessible") == true)
                return new(true, false, [facts.Field(node, "it is publicly accessible", "PubliclyAccessible")]);
        }

        return None;
    }

    public static PublicAddress OfBalancer(NetworkFacts facts, int balancer)
    {
        if (facts.Look.Flag(balancer, "internal") == true || facts.Look.Text(balancer, "scheme") == "internal" || facts.IsUnknown(balancer, "internal"))
            return None;
        var six = facts.Look.Text(balancer, "ipAddressType")?.StartsWith("dualstack", StringComparison.Ordinal) == true;
        return new(true, six, [facts.Field(balancer, "it faces the internet", "Scheme", "internal")]);
    }

    private static bool HasV4(NetworkFacts facts, int machine, Position position, List<Evidence> because)
    {
        if (facts.Look.Text(position.Holder, "publicIp") is not null)
            return Say(because, facts.Field(position.Holder, "it has a public address", "PublicIpAddress", "public_ip", "Association"));
        foreach (var edge in facts.Look.In(position.Holder, NetworkEdges.AttachedTo))
        {
            if (facts.Look.Has(edge.From, "PublicIp") && (position.Holder != machine || !IsOfInterface(facts, edge.From)))
                return Say(because, facts.Evidence(edge, "an elastic address leads to it"));
        }

        return position.Holder == machine && WillHaveV4(facts, machine, position, because);
    }

    /// <summary>An address that names both a machine and one of its interfaces is that interface's.</summary>
    private static bool IsOfInterface(NetworkFacts facts, int address) =>
        facts.Look.To(address, NetworkEdges.AttachedTo).Any(to => facts.Look.Has(to, "NetworkInterface"));

    /// <summary>
    /// A machine that does not run yet gets a public address when it asks for one, or when it does not say and its subnet gives one
    /// (AssociatePublicIpAddress overrides MapPublicIpOnLaunch).
    /// </summary>
    private static bool WillHaveV4(NetworkFacts facts, int machine, Position position, List<Evidence> because)
    {
        var group = facts.Look.Has(machine, "VirtualMachineGroup");
        if (!group && facts.Look.Text(machine, "certainty") != "declared")
            return false;
        var template = group ? Positions.Template(facts, machine) : machine;
        if (facts.Look.Flag(template, "associatePublicIp") is { } asks)
            return asks && Say(because, facts.Field(template, "it asks for a public address", "associate_public_ip_address", "NetworkInterfaces", "network_interfaces"));
        if (facts.Look.Flag(position.Subnet.Node, "mapPublicIpOnLaunch") == true)
            return Say(because, facts.Field(position.Subnet.Node, "the subnet gives public addresses", "MapPublicIpOnLaunch"));
        if (facts.IsUnknown(position.Subnet.Node, "MapPublicIpOnLaunch"))
            facts.Derivation.Gap("address-unknown", machine, "whether it gets a public address is not known until it is applied", "scan the state after the apply, or the live account");
        return false;
    }

    private static bool HasV6(NetworkFacts facts, int machine, Position position, List<Evidence> because)
    {
        if (facts.Graph.Property(position.Holder, "ipv6Addresses") is { IsNull: false } value && (value.Type != ValueKind.List || value.AsList().Count > 0))
            return Say(because, facts.Field(position.Holder, "it has an IPv6 address", "Ipv6Addresses"));
        if (position.Holder != machine)
            return false;
        if (facts.Number(machine, "ipv6AddressCount") > 0)
            return Say(because, facts.Field(machine, "it asks for an IPv6 address", "Ipv6AddressCount"));
        return facts.Look.Text(machine, "certainty") == "declared" && facts.Look.Flag(position.Subnet.Node, "assignIpv6AddressOnCreation") == true
            && Say(because, facts.Field(position.Subnet.Node, "the subnet gives IPv6 addresses", "AssignIpv6AddressOnCreation"));
    }

    private static bool Say(List<Evidence> because, Evidence evidence)
    {
        because.Add(evidence);
        return true;
    }
}
