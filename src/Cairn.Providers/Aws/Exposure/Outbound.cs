using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>From where code can send data to the internet.</summary>
internal sealed class Outbound(NetworkFacts facts)
{
    public void Derive()
    {
        foreach (var node in Inside.Compute.SelectMany(facts.Look.Nodes).Distinct().Order())
        {
            if (facts.Look.Flag(node, "directInternetAccess") == true)
                Draw(node, "anywhere", [], [facts.Field(node, "it has direct internet access", "DirectInternetAccess")]);
            else if (facts.Look.Has(node, "Function") && facts.Look.Text(node, "nativeType") is not null && !facts.Look.To(node, EdgeKinds.InNetwork).Any() && !facts.IsUnknown(node, "VpcConfig"))
                Draw(node, "anywhere", [], [facts.Field(node, "a function outside any network of its own can reach the internet", "VpcConfig")]);
            else
                Routed(node);
        }
    }

    private void Routed(int node)
    {
        foreach (var position in Positions.Of(facts, node))
        {
            var address = PublicAddress.OfMachine(facts, node, position);
            foreach (var way in position.Subnet.Ways)
            {
                var open = Through(position, way, address);
                if (open.IsEmpty)
                    continue;
                Draw(node, open.Describe(), [way.Target], [.. Allowing(position, open), facts.Evidence(way.Route, "the subnet's route out")]);
                return;
            }
        }
    }

    private AddressSet Through(Position position, Way way, PublicAddress address)
    {
        var outside = way.Addresses.Intersect(AddressSet.Public).Intersect(Families(position, way, address));
        if (outside.IsEmpty)
            return outside;
        var allowed = position.Egress(facts).Intersect(position.Subnet.Acl.Out);
        return Traffic.Protocols.Aggregate(AddressSet.Empty, (all, protocol) =>
            all.Union(allowed.OnSomePort(protocol).Intersect(position.Subnet.Acl.In.OnSomePort(protocol)))).Intersect(outside);
    }

    /// <summary>An internet gateway needs a public address of one's own; a NAT gateway has one if it stands in a public subnet.</summary>
    private AddressSet Families(Position position, Way way, PublicAddress address)
    {
        if (facts.Look.Has(way.Target, "InternetGateway"))
            return position.Subnet.ToInternet(facts).Contains(way) ? address.Family : AddressSet.Empty;
        if (!facts.Look.Has(way.Target, "NatGateway"))
            return AddressSet.Empty;
        if (facts.Look.Text(way.Target, "nativeType") == "AWS::EC2::EgressOnlyInternetGateway")
            return AddressSet.AllV6;
        return facts.Look.Text(way.Target, "connectivityType") != "private"
            && facts.Look.To(way.Target, EdgeKinds.InNetwork).Any(subnet => facts.Look.Has(subnet, "Subnet") && facts.Subnet(subnet).ToInternet(facts).Any())
            ? AddressSet.AllV4 : AddressSet.Empty;
    }

    private IEnumerable<Evidence> Allowing(Position position, AddressSet open) => position.Groups
        .SelectMany(group => facts.Group(group).Egress.Ranges)
        .Where(rule => Traffic.Protocols.Any(protocol => rule.Traffic.OnSomePort(protocol).Meets(open)))
        .Select(rule => facts.Evidence(rule.Edge, "the security group lets it out"));

    private void Draw(int node, string destinations, IEnumerable<int> via, IReadOnlyCollection<Evidence> because) =>
        facts.Derivation.Edge(node, EdgeKinds.CanEgressTo, facts.Derivation.Internet(), because,
            ("destinations", destinations), ("via", Value.List(via.Select(hop => (Value)facts.Graph.Key(hop)))));
}
