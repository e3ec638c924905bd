using System.Globalization;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>
/// Which machines, functions and notebooks can open connections to which stores and machines inside the networks.
/// Nodes that stand at the same place with the same filters are one class, and classes are compared, not nodes.
/// </summary>
internal sealed class Inside(NetworkFacts facts)
{
    /// <summary>Kinds whose code opens connections.</summary>
    public static readonly string[] Compute =
        ["VirtualMachine", "Workload", "Function", "Notebook", "Pod", "Node", "BatchCompute", "TrainingJob", "DataJob", "AiWorkspace", "WorkspaceProfile", "Agent", "CodeInterpreter"];

    /// <summary>Above this many pairs two classes are joined through shared nodes.</summary>
    private const int DirectPairs = 64;

    /// <summary>Rules shown as evidence of one opening.</summary>
    private const int RulesShown = 6;

    private readonly Dictionary<int, bool> _cut = [];
    private readonly Dictionary<(string Class, bool Source), int> _shared = [];
    private readonly HashSet<(int From, int To, Protocol Protocol, int Low, int High)> _told = [];
    private CidrIndex _v4 = new([]);
    private CidrIndex _v6 = new([]);

    public void Derive()
    {
        var blocks = facts.Look.Nodes(NetworkEdges.IpRange).Select(node => AddressSet.Of(facts.Look.Text(node, "cidr"))).OfType<AddressSet>().ToList();
        (_v4, _v6) = (new(blocks.Select(block => block.V4)), new(blocks.Select(block => block.V6)));
        var sources = new ClassTable(this);
        foreach (var node in Compute.SelectMany(facts.Look.Nodes).Distinct().Order())
        {
            foreach (var position in Positions.Of(facts, node))
                sources.Add(node, Traffic.None, position);
        }

        var index = new SourceIndex(facts, sources.Classes);
        foreach (var target in Targets().Classes)
        {
            foreach (var source in index.Candidates(target.Position))
                Join(source, target);
        }
    }

    private ClassTable Targets()
    {
        var targets = new ClassTable(this);
        foreach (var node in facts.Look.Nodes("VirtualMachine").Concat(facts.Look.Nodes("Workload")).Distinct())
            AddEach(targets, node, Positions.Of(facts, node), Listening.Everything);
        foreach (var node in facts.Look.Nodes("Database"))
        {
            // It stands in one of these subnets; each has to allow the connection.
            if (Listening.OfDatabase(facts, node) is { } port)
                targets.Add(node, port, Positions.OfDatabase(facts, node));
        }

        foreach (var node in facts.Look.Nodes("LoadBalancer"))
            AddEach(targets, node, Positions.Of(facts, node), Listening.OfBalancer(facts, node));
        foreach (var node in facts.Look.Nodes("FileSystem"))
            AddEach(targets, node, Positions.Of(facts, node), Listening.Files);
        return targets;
    }

    private static void AddEach(ClassTable targets, int node, IReadOnlyList<Position> positions, Traffic ports)
    {
        foreach (var position in positions)
            targets.Add(node, ports, position);
    }

    private void Join(NetworkClass source, NetworkClass target)
    {
        foreach (var protocol in Traffic.Protocols)
        {
            var listening = target.Ports[protocol].Aggregate(RangeSet.Empty, (all, segment) => all.Union(Traffic.Ports(segment)));
            if (listening.IsEmpty)
                continue;
            var open = target.Alternatives.Aggregate(listening, (ports, position) => ports.IsEmpty ? ports : ports.Intersect(Between.Ports(facts, source.Position, position, protocol)));
            foreach (var (from, to) in open.Ranges)
                Draw(source, target, protocol, RangeSet.Of(from, to));
        }
    }

    private void Draw(NetworkClass source, NetworkClass target, Protocol protocol, RangeSet ports)
    {
        var because = Between.Rules(facts, source.Position, target.Position, protocol, ports).Distinct().Take(RulesShown).Select(edge => facts.Evidence(edge)).ToList();
        because.AddRange(source.Position.Facts.Concat(target.Position.Facts).Take(2).Select(edge => facts.Evidence(edge)));
        if ((long)source.Members.Count * target.Members.Count > DirectPairs)
        {
            Edge(Shared(source, true), Shared(target, false), protocol, ports, because);
            return;
        }

        foreach (var from in source.Members)
        {
            foreach (var to in target.Members.Where(to => to != from))
                Edge(from, to, protocol, ports, because);
        }
    }

    /// <summary>What stands in several subnets may have the same opening in each; it is told once.</summary>
    private void Edge(int from, int to, Protocol protocol, RangeSet ports, List<Evidence> because)
    {
        var (low, high) = ((int)ports.Ranges[0].From, (int)ports.Ranges[0].To);
        if (_told.Add((from, to, protocol, low, high)))
            facts.Derivation.Edge(from, EdgeKinds.CanReach, to, because, ("protocol", Words.Of(protocol)), ("fromPort", low), ("toPort", high), ("inside", true));
    }

    /// <summary>One node that stands for all members of a class, so that large classes do not become all pairs.</summary>
    private int Shared(NetworkClass network, bool source)
    {
        if (_shared.TryGetValue((network.Key, source), out var node))
            return node;
        node = facts.Derivation.Node($"network-position:{(source ? "from" : "to")}:{network.Key}", "NetworkPosition");
        facts.Derivation.Set(node, "name", $"{network.Members.Count.ToString(CultureInfo.InvariantCulture)} in {facts.Look.Text(network.Position.Subnet.Node, "name") ?? facts.Graph.Key(network.Position.Subnet.Node)}");
        _shared[(network.Key, source)] = node;
        foreach (var member in network.Members)
        {
            var because = Positions.Of(facts, member).SelectMany(position => position.Facts).Distinct().Select(edge => facts.Evidence(edge, "it stands there")).ToList();
            facts.Derivation.Edge(source ? member : node, EdgeKinds.CanReach, source ? node : member, because, ("inside", true), ("shared", true));
        }

        return node;
    }

    /// <summary>The name of a class. Single addresses matter only in subnets that some rule cuts in two.</summary>
    internal string KeyOf(Position position, Traffic ports)
    {
        var listening = string.Join(',', Traffic.Protocols.SelectMany(protocol => ports[protocol].Select(segment => $"{Words.Of(protocol)}{segment.From}-{segment.To}")));
        var address = IsCut(position.Subnet) ? position.Addresses.Describe() : "";
        return $"{facts.Graph.Key(position.Subnet.Node)}|{string.Join('+', position.Groups.Select(facts.Graph.Key))}|{listening}|{address}|{(position.Unfiltered ? "open" : "")}";
    }

    internal Position Generalise(Position position) => IsCut(position.Subnet) ? position : position with { Addresses = position.Subnet.Addresses };

    private bool IsCut(Subnet subnet)
    {
        if (!_cut.TryGetValue(subnet.Node, out var cut))
            _cut[subnet.Node] = cut = _v4.Cuts(subnet.Addresses.V4) || _v6.Cuts(subnet.Addresses.V6);
        return cut;
    }
}
