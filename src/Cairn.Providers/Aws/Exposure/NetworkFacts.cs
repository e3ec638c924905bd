using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>What the derivations ask of the network: filters and routes, each read once.</summary>
internal sealed class NetworkFacts
{
    private readonly Dictionary<int, Subnet> _subnets = [];
    private readonly Dictionary<int, GroupRules> _groups = [];
    private readonly Dictionary<int, AclRules> _acls = [];
    private readonly Dictionary<string, GroupRules> _together = new(StringComparer.Ordinal);

    public NetworkFacts(Derivation derivation)
    {
        Derivation = derivation;
        Look = new(derivation.Graph);
    }

    public Derivation Derivation { get; }

    public Lookup Look { get; }

    public GraphSnapshot Graph => Derivation.Graph;

    public Subnet Subnet(int node) => _subnets.TryGetValue(node, out var found) ? found : _subnets[node] = Exposure.Subnet.Read(this, node);

    public GroupRules Group(int node) => _groups.TryGetValue(node, out var found) ? found : _groups[node] = GroupRules.Read(this, node);

    /// <summary>What several groups allow together; machines mostly share a few combinations.</summary>
    public GroupRules Groups(IReadOnlyList<int> groups)
    {
        if (groups.Count == 1)
            return Group(groups[0]);
        var key = string.Join(',', groups);
        return _together.TryGetValue(key, out var found) ? found : _together[key] = GroupRules.Together(groups.Select(Group));
    }

    public AclRules Acl(int node) => _acls.TryGetValue(node, out var found) ? found : _acls[node] = AclRules.Read(this, node);

    /// <summary>The fact behind a fact edge.</summary>
    public Evidence Evidence(Edge edge, string? note = null)
    {
        var evidence = Derivation.Facts.Evidence[(int)Graph.EdgeProperty(edge.Id, Estate.EvidenceProperty).AsInteger()];
        return note is null ? evidence : evidence with { Note = note };
    }

    /// <summary>A field of the record that describes a node, as evidence.</summary>
    public Evidence Field(int node, string note, params ReadOnlySpan<string> names)
    {
        var record = Derivation.Facts.Described.GetValueOrDefault(node);
        return record is null ? new(null, "", null, note) : Estates.Evidence.At(record, Records.Field.Of(record.Data)[names], note);
    }

    /// <summary>Whether the source says that a field of the node will only be known later.</summary>
    public bool IsUnknown(int node, params ReadOnlySpan<string> names) =>
        Derivation.Facts.Described.GetValueOrDefault(node) is { } record && Records.Field.Of(record.Data)[names].IsUnknown;

    public string? Text(Edge edge, string property) => Graph.EdgeProperty(edge.Id, property) is { Type: ValueKind.String } value ? value.AsString() : null;

    public long? Number(Edge edge, string property) => Number(Graph.EdgeProperty(edge.Id, property));

    public long? Number(int node, string property) => Number(Graph.Property(node, property));

    public bool Flag(Edge edge, string property) => Graph.EdgeProperty(edge.Id, property) is { Type: ValueKind.Boolean } value && value.AsBoolean();

    private static long? Number(Value value) => value.Type switch
    {
        ValueKind.Integer => value.AsInteger(),
        ValueKind.Float => (long)value.AsFloat(),
        ValueKind.String when long.TryParse(value.AsString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
