using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Aws.Changes;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Cli.Pipeline;

/// <summary>Turns what a user supposes about an estate into edits of its records.</summary>
internal sealed class Supposition(LoadedEstate estate)
{
    private const string Invented = "what-if";
    private static readonly string[] Identities = ["Role", "User", "Group"];
    private readonly List<RecordEdit> _edits = [];
    private readonly List<Record> _added = [];

    private IReadOnlyList<Record> Records => estate.Collected.Records;

    public LoadedEstate Estate() => estate.With([.. RecordEdit.Apply(Records, _edits), .. _added]);

    /// <summary><c>ADDRESS</c>, <c>ADDRESS#STATEMENT</c> or <c>ADDRESS@/POINTER</c>.</summary>
    public void Remove(string what)
    {
        if (what.LastIndexOf("@/", StringComparison.Ordinal) is > 0 and var at)
        {
            var holder = Find(what[..at]);
            _edits.Add(new RecordEdit.DropAt(holder.Origin.Source, holder.Origin.Address, Existing(holder, what[(at + 1)..])));
        }
        else if (what.LastIndexOf('#') is > 0 and var hash && Records.All(record => record.Origin.Address != what))
        {
            RemoveStatement(Find(what[..hash].TrimEnd('#')), Label(what[(hash + 1)..]));
        }
        else
        {
            var record = Find(what);
            _edits.Add(new RecordEdit.Drop(record.Origin.Source, record.Origin.Address));
        }
    }

    /// <summary><c>ADDRESS=FILE</c>: the policy of the record becomes the text of the file.</summary>
    public void Replace(string what)
    {
        var (address, file) = Halves(what, "ADDRESS=FILE");
        var record = Find(address);
        var facts = FactsOf(record);
        if (facts.Count != 1)
            throw new UsageException(facts.Count == 0 ? $"`{address}` holds no policy" : $"`{address}` holds {facts.Count} policies", "give the address of a record that holds one");
        var (holder, last) = JsonPlaceOf(record, facts[0].Pointer);
        var document = Document(file);
        _edits.Add(new RecordEdit.PutAt(record.Origin.Source, record.Origin.Address, facts[0].Pointer, holder?[last] is JsonValue ? JsonValue.Create(document.ToJsonString()) : document));
    }

    /// <summary><c>attach:POLICY=IDENTITY</c>, <c>scp:FILE=TARGET</c> or <c>ingress:CIDR:PORT=GROUP</c>.</summary>
    public void Add(string what)
    {
        var colon = what.IndexOf(':', StringComparison.Ordinal);
        var (left, right) = Halves(what[(colon + 1)..], "attach:POLICY=IDENTITY, scp:FILE=TARGET or ingress:CIDR:PORT=GROUP");
        switch (what[..Math.Max(colon, 0)])
        {
            case "attach":
                Attach(left, right);
                break;
            case "scp":
                ControlPolicy(left, Nodes.Find(estate.Graph, right));
                break;
            case "ingress":
                Ingress(left, Nodes.Find(estate.Graph, right));
                break;
            default:
                throw new UsageException($"`{what}` says nothing that can be added", "write attach:POLICY=IDENTITY, scp:FILE=TARGET or ingress:CIDR:PORT=GROUP");
        }
    }

    private void RemoveStatement(Record record, string label)
    {
        var edits = FactsOf(record).Where(fact => PolicyDocuments.Labels(fact).Contains(label))
            .Select(fact => new RecordEdit.DropStatement(record.Origin.Source, record.Origin.Address, fact.Pointer, label)).ToList();
        if (edits.Count == 0)
            throw new UsageException($"`{record.Origin.Address}` has no statement `{label}`", $"it has {string.Join(", ", FactsOf(record).SelectMany(PolicyDocuments.Labels))}");
        _edits.AddRange(edits);
    }

    private void Attach(string policy, string identity)
    {
        var node = Nodes.Find(estate.Graph, identity);
        var kind = Identities.FirstOrDefault(kind => estate.Graph.NodeKindId(kind) is >= 0 and var id && estate.Graph.HasKind(node, id))
            ?? throw new UsageException($"`{identity}` is no role, user or group");
        var arn = policy.StartsWith("arn:", StringComparison.Ordinal) ? policy : estate.Graph.Key(Nodes.Find(estate.Graph, policy));
        var word = kind.ToLowerInvariant();
        Invent($"aws_iam_{word}_policy_attachment", node, new JsonObject { [word] = estate.Graph.Key(node), ["policy_arn"] = arn });
    }

    private void ControlPolicy(string file, int target)
    {
        // An account that no source describes is named by its number all the same.
        if (estate.Graph.Property(target, "address").IsNull && IsAccount(target))
            Invent("aws_organizations_account", target, new JsonObject { ["id"] = TargetId(target) });
        var arn = $"arn:aws:organizations::{AccountOf(target) ?? "unknown"}:policy/service_control_policy/p-{_added.Count.ToString(CultureInfo.InvariantCulture)}";
        Invent("aws_organizations_policy", target, new JsonObject { ["arn"] = arn, ["id"] = arn, ["name"] = Path.GetFileName(file), ["type"] = "SERVICE_CONTROL_POLICY", ["content"] = Document(file).ToJsonString() });
        Invent("aws_organizations_policy_attachment", target, new JsonObject { ["policy_id"] = arn, ["target_id"] = TargetId(target) });
    }

    private void Ingress(string what, int group)
    {
        var colon = what.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(what[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new UsageException($"`{what}` is no address range and port", "write ingress:10.0.0.0/8:443=GROUP");
        var cidr = what[..colon];
        var key = estate.Graph.Key(group);
        Invent("aws_vpc_security_group_ingress_rule", group, new JsonObject
        {
            ["security_group_id"] = key[(key.LastIndexOf('/') + 1)..],
            [cidr.Contains(':', StringComparison.Ordinal) ? "cidr_ipv6" : "cidr_ipv4"] = cidr,
            ["from_port"] = port,
            ["to_port"] = port,
            ["ip_protocol"] = "tcp",
        });
    }

    private string TargetId(int target) => IsAccount(target) && AccountOf(target) is { } id ? id : estate.Graph.Key(target);

    private bool IsAccount(int node) => estate.Graph.NodeKindId("Account") is >= 0 and var kind && estate.Graph.HasKind(node, kind);

    private string? AccountOf(int node) => estate.Graph.Property(node, "account") is { Type: Graph.ValueKind.String } account ? account.AsString() : null;

    private void Invent(string type, int near, JsonObject data)
    {
        var region = estate.Graph.Property(near, "region");
        _added.Add(new Record(
            "aws",
            type,
            AccountOf(near),
            region.Type == Graph.ValueKind.String ? region.AsString() : null,
            JsonSerializer.SerializeToElement(data),
            new Origin(Invented, $"{type}.what_if_{_added.Count.ToString(CultureInfo.InvariantCulture)}", Records.Any(record => record.Origin.Stage == Stage.Planned) ? Stage.Planned : Stage.Deployed)));
    }

    private Record Find(string address)
    {
        var found = Records.Where(record => record.Origin.Address == address).ToList();
        if (found.Count == 0)
            found = [.. Records.Where(record => record.Origin.Address.EndsWith($".{address}", StringComparison.Ordinal))];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"no record has the address `{address}`", "`cairn explain` and `cairn fix` show the addresses that facts come from"),
            _ => throw new UsageException($"`{address}` could be any of {found.Count} records", $"give the whole address: {string.Join(", ", found.Take(8).Select(record => record.Origin.Address))}"),
        };
    }

    private List<PolicyFact> FactsOf(Record record) =>
        [.. estate.Estate.Policies.Where(fact => fact.Record.Origin == record.Origin && fact.Document is not null).DistinctBy(fact => fact.Pointer)];

    private static string Existing(Record record, string pointer)
    {
        var (holder, last) = JsonPlaceOf(record, pointer);
        var exists = holder is JsonObject map ? map.ContainsKey(last)
            : holder is JsonArray list && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count;
        return exists ? pointer : throw new UsageException($"`{record.Origin.Address}` has nothing at `{pointer}`");
    }

    private static (JsonNode? Holder, string Last) JsonPlaceOf(Record record, string pointer) => PolicyDocuments.Place(JsonNode.Parse(record.Data.GetRawText()), pointer);

    private static string Label(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"#{text}" : text.TrimStart('#') is var bare && int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"#{bare}" : text;

    private static (string Left, string Right) Halves(string text, string form)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && at < text.Length - 1 ? (text[..at], text[(at + 1)..]) : throw new UsageException($"`{text}` is not of the form {form}");
    }

    private static JsonObject Document(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject ?? throw new UsageException($"`{file}` is no policy document");
        }
        catch (JsonException)
        {
            throw new UsageException($"`{file}` is not JSON");
        }
        catch (FileNotFoundException)
        {
            throw new UsageException($"there is no file `{file}`");
        }
    }
}
