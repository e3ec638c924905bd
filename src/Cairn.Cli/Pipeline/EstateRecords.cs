using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Graph;
using Cairn.Providers.Aws.Changes;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Cli.Pipeline;

/// <summary>Finds records and the policies in them as users name them: by address, by its end, or by what the resource is called.</summary>
internal sealed class EstateRecords(LoadedEstate estate)
{
    private const int Shown = 8;

    public IReadOnlyList<Record> All => estate.Collected.Records;

    public Record Find(string address)
    {
        var found = All.Where(record => record.Origin.Address == address).ToList();
        if (found.Count == 0)
            found = [.. All.Where(record => record.Origin.Address.EndsWith($".{address}", StringComparison.Ordinal))];
        if (found.Count == 0)
            found = Described(address);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"no record has the address `{address}`", "`cairn explain` and `cairn fix` show the addresses that facts come from"),
            _ => throw new UsageException($"`{address}` could be any of {found.Count} records", $"give the whole address: {string.Join(", ", found.Take(Shown).Select(record => record.Origin.Address))}"),
        };
    }

    /// <summary>The policies that a record holds, each once.</summary>
    public IReadOnlyList<PolicyFact> PoliciesOf(Record record) =>
        [.. estate.Estate.Policies.Where(fact => fact.Record.Origin == record.Origin && fact.Document is not null).DistinctBy(fact => fact.Pointer)];

    /// <summary>The one policy that <c>ADDRESS</c> or <c>ADDRESS@/POINTER</c> names.</summary>
    public PolicyFact Policy(string text)
    {
        var (address, pointer) = Pointed(text);
        var record = Find(address);
        var policies = PoliciesOf(record).Where(fact => pointer is null || fact.Pointer == pointer).ToList();
        return policies.Count == 1 ? policies[0] : throw new UsageException(
            policies.Count == 0 ? $"`{text}` holds no policy" : $"`{address}` holds {policies.Count} policies",
            policies.Count == 0 ? "give the address of a record that holds one" : $"say which: {string.Join(", ", policies.Select(fact => $"{address}@{fact.Pointer}"))}");
    }

    /// <summary>The trust policy of a role.</summary>
    public PolicyFact TrustOf(string role)
    {
        var trusts = estate.Estate.Policies.Where(fact => fact.Role == PolicyRole.Trust && fact.Document is not null).ToList();
        var node = Nodes.Find(estate.Graph, role, [.. trusts.Select(fact => fact.Owner)]);
        return trusts.Find(fact => fact.Owner == node)
            ?? throw new UsageException($"`{role}` has no trust policy that is known");
    }

    /// <summary><c>ADDRESS@/POINTER</c> in its two parts; the second is null where there is none.</summary>
    public static (string Address, string? Pointer) Pointed(string text) =>
        text.LastIndexOf("@/", StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);

    /// <summary>The pointer, if it leads anywhere in the record.</summary>
    public static string Existing(Record record, string pointer)
    {
        var (holder, last) = PlaceOf(record, pointer);
        var exists = holder is JsonObject map ? map.ContainsKey(last)
            : holder is JsonArray list && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count;
        return exists ? pointer : throw new UsageException($"`{record.Origin.Address}` has nothing at `{pointer}`");
    }

    /// <summary>A value in the form that stands there already: policies are text in some sources and objects in others.</summary>
    public static JsonNode InFormOf(Record record, string pointer, JsonNode value)
    {
        var (holder, last) = PlaceOf(record, pointer);
        var isText = holder is JsonObject map && map[last] is JsonValue text && text.TryGetValue<string>(out _);
        return isText && value is JsonObject ? JsonValue.Create(value.ToJsonString()) : value;
    }

    private static (JsonNode? Holder, string Last) PlaceOf(Record record, string pointer) => PolicyDocuments.Place(JsonNode.Parse(record.Data.GetRawText()), pointer);

    /// <summary>The record behind a node that is called so.</summary>
    private List<Record> Described(string name)
    {
        var nodes = Enumerable.Range(0, estate.Graph.NodeCount).Where(node => estate.Graph.Key(node) == name || Text(node, "name") == name).Select(node => Text(node, "address")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(record => nodes.Contains(record.Origin.Address))];
    }

    private string? Text(int node, string property) => estate.Graph.Property(node, property) is { Type: ValueKind.String } text ? text.AsString() : null;
}
