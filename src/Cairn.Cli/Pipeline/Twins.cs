using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>
/// Which declared resource is which live one: by key, and where CloudFormation chose the name, by the tags it puts on what it makes
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html);
/// else by address, where code is compared with its state, or by name.
/// </summary>
internal sealed class Twins
{
    private const string LogicalId = "aws:cloudformation:logical-id";
    private const string StackName = "aws:cloudformation:stack-name";
    private const string Name = "name";

    /// <summary>What code calls a resource; a state calls it the same.</summary>
    private const string Address = "address";

    private readonly GraphSnapshot _declared;
    private readonly GraphSnapshot _live;
    private readonly Dictionary<int, int> _liveOf = [];

    public Twins(LoadedEstate declared, LoadedEstate live)
    {
        (_declared, _live) = (declared.Graph, live.Graph);
        var byTag = Described(_live).Select(node => (Node: node, Tag: Tag(node))).Where(found => found.Tag is not null).GroupBy(found => found.Tag!, StringComparer.Ordinal)
            .Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().Node, StringComparer.Ordinal);
        foreach (var node in Described(_declared))
        {
            if (_live.TryFind(_declared.Key(node), out var twin) && IsDescribed(_live, twin))
                _liveOf[node] = twin;
            else if (Text(_declared, node, "address") is { } address && byTag.TryGetValue(address, out var tagged))
                _liveOf[node] = tagged;
        }

        Alike(Address);
        Alike(Name);
    }

    /// <summary>What has an id for a name live and only a name as declared: the one of its type on either side that is called so.</summary>
    private void Alike(string property)
    {
        var there = ByType(_live, OnlyLive, property);
        foreach (var (called, node) in ByType(_declared, OnlyDeclared, property))
        {
            if (there.TryGetValue(called, out var twin))
                _liveOf[node] = twin;
        }
    }

    private static Dictionary<(string, string), int> ByType(GraphSnapshot graph, IEnumerable<int> nodes, string property) => nodes
        .Where(node => Text(graph, node, property) is not null)
        .GroupBy(node => (TypeOf(graph, node), Text(graph, node, property)!))
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.First());

    public IEnumerable<(int Declared, int Live)> Pairs => _liveOf.Select(pair => (pair.Key, pair.Value));

    public IEnumerable<int> OnlyDeclared => Described(_declared).Where(node => !_liveOf.ContainsKey(node));

    public IEnumerable<int> OnlyLive
    {
        get
        {
            var found = _liveOf.Values.ToHashSet();
            return Described(_live).Where(node => !found.Contains(node));
        }
    }

    /// <summary>A declared node as the live estate calls it; its own key where it has no twin.</summary>
    public string KeyOf(int declared) => _liveOf.TryGetValue(declared, out var twin) ? _live.Key(twin) : _declared.Key(declared);

    /// <summary>Texts by which the declared estate calls what has another name live.</summary>
    public IEnumerable<(string Declared, string Live)> Renamed
    {
        get
        {
            foreach (var (declared, live) in Pairs)
            {
                var (was, isNow) = (_declared.Key(declared), _live.Key(live));
                if (was == isNow)
                    continue;
                yield return (was, isNow);
                // Where code knows no id, what it calls the resource stands in its place, in other texts too.
                if (Text(_declared, declared, Address) is { } address && Tail(was) == address)
                    yield return (address, Tail(isNow));
            }
        }
    }

    private static string Tail(string key) => key[(key.LastIndexOfAny(['/', ':']) + 1)..];

    public static string Place(GraphSnapshot graph, int node) => $"{Text(graph, node, "source")}#{Text(graph, node, "address")}";

    /// <summary>The native types of which an estate describes at least one resource.</summary>
    public static HashSet<string> TypesOf(GraphSnapshot graph) => [.. Described(graph).Select(node => TypeOf(graph, node))];

    public static string TypeOf(GraphSnapshot graph, int node) => Text(graph, node, "nativeType") ?? "";

    private static IEnumerable<int> Described(GraphSnapshot graph) => Enumerable.Range(0, graph.NodeCount).Where(node => IsDescribed(graph, node));

    /// <summary>A node that a record describes; one that is only mentioned or concluded cannot drift.</summary>
    private static bool IsDescribed(GraphSnapshot graph, int node) => Text(graph, node, "certainty") is "declared" or "observed";

    private string? Tag(int node)
    {
        var tags = _live.Property(node, "tags");
        if (tags.IsNull || tags.Type != ValueKind.Map)
            return null;
        var map = tags.AsMap();
        return map.TryGetValue(LogicalId, out var logical) && map.TryGetValue(StackName, out var stack) ? $"{stack.AsString()}.{logical.AsString()}" : null;
    }

    private static string? Text(GraphSnapshot graph, int node, string property) =>
        graph.Property(node, property) is { Type: ValueKind.String } text ? text.AsString() : null;
}
