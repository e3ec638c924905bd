using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>What anyone on the internet can open a connection to: a public address, a route both ways, groups and ACLs that let it through.</summary>
internal sealed class FromInternet(NetworkFacts facts)
{
    public void Derive()
    {
        foreach (var kind in new[] { "VirtualMachine", "Workload" })
        {
            foreach (var machine in facts.Look.Nodes(kind).Where(IsAlive))
                Machine(machine);
        }

        foreach (var database in facts.Look.Nodes("Database"))
            Database(database);
        foreach (var balancer in facts.Look.Nodes("LoadBalancer"))
            Balancer(balancer);
    }

    /// <summary>Everything that internet hosts may send to a position, given which families of address it has there.</summary>
    public static Traffic Reach(NetworkFacts facts, Position position, AddressSet family)
    {
        var routed = position.Subnet.ToInternet(facts).Aggregate(AddressSet.Empty, (all, way) => all.Union(way.Addresses));
        var sources = routed.Intersect(AddressSet.Public).Intersect(family);
        if (sources.IsEmpty)
            return Traffic.None;
        // Answers go to a port the caller chose, so one open return port is enough; groups let answers pass by themselves.
        return position.Ingress(facts).Intersect(position.Subnet.Acl.In).Within(protocol => sources.Intersect(position.Subnet.Acl.Out.OnSomePort(protocol)));
    }

    private bool IsAlive(int machine) => facts.Look.Text(machine, "state") is not ("terminated" or "shutting-down");

    private void Machine(int machine)
    {
        var addressed = Positions.Of(facts, machine).Select(position => (Position: position, Address: PublicAddress.OfMachine(facts, machine, position)))
            .Where(at => !at.Address.Family.IsEmpty).ToList();
        // Without a described subnet the address itself is all that is known.
        if (addressed.Count == 0 && facts.Look.Text(machine, "publicIp") is null)
            return;
        if (!Filtered(machine, [.. addressed.Select(at => at.Position)]))
            return;
        var told = Traffic.None;
        foreach (var (position, address) in addressed)
        {
            var reach = Reach(facts, position, address.Family);
            Draw(machine, position, reach.Except(told), address);
            told = told.Union(reach);
        }
    }

    private void Database(int database)
    {
        var address = PublicAddress.OfDatabase(facts, database);
        var positions = Positions.OfDatabase(facts, database);
        if (address.Family.IsEmpty || !Filtered(database, positions))
            return;
        if (Listening.OfDatabase(facts, database) is not { } ports)
        {
            facts.Derivation.Gap("port-unknown", database, "it is publicly accessible, but the port it answers on is not known");
            return;
        }

        var each = positions.Select(position => Reach(facts, position, address.Family).Intersect(ports)).ToList();
        var certain = each.Aggregate((all, one) => all.Intersect(one));
        if (certain.IsEmpty && each.Any(one => !one.IsEmpty))
            facts.Derivation.Gap("placement-unknown", database, "it can be reached from the internet in some of its subnets and not in others, and which one it stands in is not known");
        Draw(database, positions[0], certain, address);
    }

    private void Balancer(int balancer)
    {
        var address = PublicAddress.OfBalancer(facts, balancer);
        var positions = Positions.Of(facts, balancer);
        if (address.Family.IsEmpty || !Filtered(balancer, positions))
            return;
        var ports = Listening.OfBalancer(facts, balancer);
        var each = positions.Select(position => (position, Reach(facts, position, address.Family).Intersect(ports))).ToList();
        // Its name resolves to its addresses in every subnet; the same opening is told once.
        var told = Traffic.None;
        foreach (var (position, reach) in each)
        {
            Draw(balancer, position, reach.Except(told), address);
            told = told.Union(reach);
        }
    }

    /// <summary>Without known security groups nothing is certain.</summary>
    private bool Filtered(int node, IReadOnlyList<Position> positions)
    {
        if (positions.Count == 0)
        {
            facts.Derivation.Gap("network-unknown", node, "it has a public address, but the subnet it stands in is not described by any source", "scan the source that holds the network as well");
            return false;
        }

        if (positions.All(position => position.Groups.Count == 0 && !position.Unfiltered))
        {
            facts.Derivation.Gap("groups-unknown", node, "it has a public address, but its security groups are not described by any source", "scan the source that holds the security groups as well");
            return false;
        }

        if (positions.All(position => position.Subnet.Association is null))
            facts.Derivation.Gap("routes-unknown", node, "it has a public address, but no source describes the routes of its subnet", "scan the source that holds the network as well");
        return true;
    }

    private void Draw(int target, Position position, Traffic reach, PublicAddress address)
    {
        foreach (var protocol in Traffic.Protocols)
        {
            foreach (var segment in reach[protocol])
            {
                facts.Derivation.Edge(facts.Derivation.Internet(), EdgeKinds.CanReach, target, Because(position, protocol, segment, address),
                    ("protocol", Words.Of(protocol)), ("fromPort", segment.From), ("toPort", segment.To),
                    ("sources", segment.Addresses.Describe()), ("restricted", segment.Addresses.IsRestricted), ("via", Via(position, segment)));
            }
        }
    }

    private List<Evidence> Because(Position position, Protocol protocol, Segment segment, PublicAddress address)
    {
        var because = new List<Evidence>();
        foreach (var rule in Words.Rules(facts, position, protocol, segment))
            because.Add(facts.Evidence(rule, $"the security group lets {Words.Of(protocol)} {Words.Ports(segment)} in from {segment.Addresses.Describe()}"));
        foreach (var way in position.Subnet.ToInternet(facts).Where(way => way.Addresses.Meets(segment.Addresses)))
            because.Add(facts.Evidence(way.Route, "the subnet's route to the internet gateway"));
        because.AddRange(address.Because);
        return because;
    }

    private Value Via(Position position, Segment segment) => Value.List(
    [
        .. position.Subnet.ToInternet(facts).Where(way => way.Addresses.Meets(segment.Addresses)).Select(way => (Value)facts.Graph.Key(way.Target)).Distinct(),
        facts.Graph.Key(position.Subnet.Node),
        .. position.Groups.Select(group => (Value)facts.Graph.Key(group)),
    ]);
}
