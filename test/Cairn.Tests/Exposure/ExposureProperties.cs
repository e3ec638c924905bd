using System.Net;
using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Providers.Aws.Permissions;
using Cairn.Providers.Estates;
using CsCheck;

namespace Cairn.Tests.Exposure;

public sealed class ExposureProperties
{
    private const long Networks = 400;

    [Fact]
    public void What_the_internet_reaches_is_what_packets_would_find() => SmallNetwork.Any.Sample(network =>
    {
        var reach = new Reached(network);
        foreach (var (machine, i) in network.Machines.Select((machine, i) => (machine, i)))
        {
            foreach (var (protocol, port) in Each())
            {
                foreach (var source in Probes.Addresses)
                    Assert.Equal(PacketOracle.FromInternet(network, source, machine, protocol, port), reach.FromInternet(source, i, protocol, port));
            }
        }
    }, iter: Networks, threads: 1);

    [Fact]
    public void What_machines_reach_inside_is_what_packets_would_find() => SmallNetwork.Any.Sample(network =>
    {
        var reach = new Reached(network);
        foreach (var (a, b) in Pairs(network))
        {
            foreach (var (protocol, port) in Each())
                Assert.Equal(PacketOracle.Inside(network, network.Machines[a], network.Machines[b], protocol, port), reach.Inside(a, b, protocol, port));
        }
    }, iter: Networks, threads: 1);

    [Fact]
    public void Removing_an_allow_rule_never_opens_anything() => SmallNetwork.Any.Where(network => network.Groups[0].Ingress.Length > 0).Sample(network =>
    {
        var less = network with { Groups = [network.Groups[0] with { Ingress = network.Groups[0].Ingress[1..] }, network.Groups[1]] };

        NothingOpens(network, less);
    }, iter: Networks, threads: 1);

    [Fact]
    public void A_first_deny_entry_never_opens_anything() => Gen.Select(SmallNetwork.Any, Gen.Bool, SmallNetwork.Pick(Probes.Ports), SmallNetwork.Pick("tcp", "udp", "-1")).Sample((network, egress, port, protocol) =>
    {
        var deny = new AclEntry(1, egress, false, protocol, protocol == "-1" ? 0 : port, protocol == "-1" ? 65535 : port, "198.51.0.0/16");
        AclEntry[] open = [new(200, false, true, "-1", 0, 65535, "0.0.0.0/0"), new(200, true, true, "-1", 0, 65535, "0.0.0.0/0")];
        var more = network with { Areas = [network.Areas[0] with { Acl = [deny, .. network.Areas[0].Acl ?? open] }, network.Areas[1]] };

        NothingOpens(network, more);
    }, iter: Networks, threads: 1);

    private static void NothingOpens(SmallNetwork before, SmallNetwork after)
    {
        var (was, now) = (new Reached(before), new Reached(after));
        for (var i = 0; i < before.Machines.Length; i++)
        {
            foreach (var (protocol, port) in Each())
            {
                foreach (var source in Probes.Addresses)
                    Assert.True(was.FromInternet(source, i, protocol, port) || !now.FromInternet(source, i, protocol, port));
            }
        }

        foreach (var (a, b) in Pairs(before))
        {
            foreach (var (protocol, port) in Each())
                Assert.True(was.Inside(a, b, protocol, port) || !now.Inside(a, b, protocol, port));
        }
    }

    private static IEnumerable<(string Protocol, int Port)> Each() => Probes.Ports.SelectMany(port => new[] { ("tcp", port), ("udp", port) });

    private static IEnumerable<(int, int)> Pairs(SmallNetwork network) =>
        from a in Enumerable.Range(0, network.Machines.Length) from b in Enumerable.Range(0, network.Machines.Length) where a != b select (a, b);

    /// <summary>The edges that were derived, asked for single connections.</summary>
    private sealed class Reached
    {
        private readonly Estate _estate;
        private readonly Dictionary<(int From, int To), List<Edge>> _edges = [];

        public Reached(SmallNetwork network)
        {
            _estate = AwsEstate.Build([.. network.Records()], [], AwsKnowledge.None);
            var kind = _estate.Graph.EdgeKindId(EdgeKinds.CanReach);
            for (var i = 0; i < _estate.Graph.EdgeCount; i++)
            {
                if (_estate.Graph.EdgeAt(i) is var edge && edge.Kind == kind)
                {
                    if (!_edges.TryGetValue((edge.From, edge.To), out var list))
                        _edges[(edge.From, edge.To)] = list = [];
                    list.Add(edge);
                }
            }
        }

        public bool FromInternet(string source, int machine, string protocol, int port) =>
            Between(Node("internet"), Machine(machine), protocol, port).Any(edge => Names(Text(edge, "sources"), source));

        public bool Inside(int from, int to, string protocol, int port) => Between(Machine(from), Machine(to), protocol, port).Any();

        private static bool Names(string sources, string address)
        {
            const string Except = "anywhere except ";
            if (sources.StartsWith(Except, StringComparison.Ordinal))
                return !Names(sources[Except.Length..], address);
            return sources == "anywhere" || sources.Split(", ").Any(cidr => IPNetwork.Parse(cidr).Contains(IPAddress.Parse(address)));
        }

        private IEnumerable<Edge> Between(int from, int to, string protocol, int port) => _edges.GetValueOrDefault((from, to), [])
            .Where(edge => Text(edge, "protocol") == protocol && _estate.Graph.EdgeProperty(edge.Id, "fromPort").AsInteger() <= port && port <= _estate.Graph.EdgeProperty(edge.Id, "toPort").AsInteger());

        private string Text(Edge edge, string name) => _estate.Graph.EdgeProperty(edge.Id, name).AsString();

        private int Machine(int i) => Node($"arn:aws:ec2:us-east-1:111111111111:instance/i-{i}");

        private int Node(string key) => _estate.Graph.TryFind(key, out var node) ? node : -1;
    }
}
