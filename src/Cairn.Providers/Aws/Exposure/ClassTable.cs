namespace Cairn.Providers.Aws.Exposure;

/// <summary>Nodes that the network treats alike.</summary>
/// <param name="Alternatives">Where they may stand; only what holds for every one of these is certain.</param>
internal sealed record NetworkClass(string Key, IReadOnlyList<Position> Alternatives, Traffic Ports, List<int> Members)
{
    public Position Position => Alternatives[0];
}

/// <summary>Groups nodes into classes, in the order they are first met.</summary>
internal sealed class ClassTable(Inside inside)
{
    private readonly Dictionary<string, NetworkClass> _byKey = new(StringComparer.Ordinal);
    private readonly List<NetworkClass> _classes = [];

    public IReadOnlyList<NetworkClass> Classes => _classes;

    public void Add(int node, Traffic ports, params IReadOnlyList<Position> alternatives)
    {
        if (alternatives.Count == 0)
            return;
        var key = string.Join('&', alternatives.Select(position => inside.KeyOf(position, ports)));
        if (!_byKey.TryGetValue(key, out var found))
            _classes.Add(found = _byKey[key] = new(key, [.. alternatives.Select(inside.Generalise)], ports, []));
        if (found.Members.Count == 0 || found.Members[^1] != node)
            found.Members.Add(node);
    }
}

/// <summary>Finds the classes that could reach a place without comparing all of them.</summary>
internal sealed class SourceIndex
{
    private readonly NetworkFacts _facts;
    private readonly IReadOnlyList<NetworkClass> _all;
    private readonly ILookup<int, NetworkClass> _byGroup;
    private readonly ILookup<int, NetworkClass> _byNetwork;

    public SourceIndex(NetworkFacts facts, IReadOnlyList<NetworkClass> classes)
    {
        _facts = facts;
        _all = classes;
        _byGroup = classes.SelectMany(found => found.Position.Groups.Select(group => (group, found))).ToLookup(pair => pair.group, pair => pair.found);
        _byNetwork = classes.ToLookup(found => found.Position.Subnet.Network);
    }

    /// <summary>The members of the groups that are let in, and the neighbours if any range of addresses is.</summary>
    public IEnumerable<NetworkClass> Candidates(Position target)
    {
        var rules = target.Groups.Select(group => _facts.Group(group).Ingress).ToList();
        var byRange = target.Unfiltered || rules.Any(rule => rule.Ranges.Count > 0);
        var found = rules.SelectMany(rule => rule.Members).SelectMany(rule => _byGroup[rule.Group]);
        return (byRange ? found.Concat(Near(target)) : found).Distinct();
    }

    private IEnumerable<NetworkClass> Near(Position target)
    {
        var network = target.Subnet.Network;
        if (network < 0)
            return _all.Where(found => found.Position.Subnet.Node == target.Subnet.Node);
        return _facts.Look.To(network, Estates.EdgeKinds.PeeredWith).Prepend(network).Distinct().SelectMany(near => _byNetwork[near]);
    }
}
