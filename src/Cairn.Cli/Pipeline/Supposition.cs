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
    private const string Addable = "write attach:POLICY=IDENTITY, statement:FILE=ADDRESS, trust:PRINCIPAL=ROLE, scp:FILE=TARGET or ingress:CIDR:PORT=GROUP";
    private readonly EstateRecords _records = new(estate);
    private readonly List<RecordEdit> _edits = [];
    private readonly List<Record> _added = [];

    private IReadOnlyList<Record> Records => _records.All;

    public LoadedEstate Estate() => estate.With([.. RecordEdit.Apply(Records, _edits), .. _added]);

    /// <summary><c>ADDRESS</c>, <c>ADDRESS#STATEMENT</c> or <c>ADDRESS@/POINTER</c>.</summary>
    public void Remove(string what)
    {
        if (EstateRecords.Pointed(what) is (var holding, { } pointer))
        {
            var holder = _records.Find(holding);
            _edits.Add(new RecordEdit.DropAt(holder.Origin.Source, holder.Origin.Address, EstateRecords.Existing(holder, pointer)));
        }
        else if (Labelled(what) is { } labelled)
        {
            RemoveStatement(_records.Find(labelled.Address), labelled.Label);
        }
        else
        {
            var record = _records.Find(what);
            _edits.Add(new RecordEdit.Drop(record.Origin.Source, record.Origin.Address));
        }
    }

    /// <summary><c>ADDRESS=FILE</c> (its policy), <c>ADDRESS#STATEMENT=FILE</c> or <c>ADDRESS@/POINTER=FILE</c>.</summary>
    public void Replace(string what)
    {
        var (place, file) = Halves(what, "ADDRESS=FILE, ADDRESS#STATEMENT=FILE or ADDRESS@/POINTER=FILE");
        if (EstateRecords.Pointed(place) is (var holding, { } pointer))
        {
            var holder = _records.Find(holding);
            _edits.Add(new RecordEdit.PutAt(holder.Origin.Source, holder.Origin.Address, EstateRecords.Existing(holder, pointer), EstateRecords.InFormOf(holder, pointer, JsonFile.Value(file))));
        }
        else if (Labelled(place) is { } labelled)
        {
            foreach (var fact in WithStatement(_records.Find(labelled.Address), labelled.Label))
                _edits.Add(new RecordEdit.PutStatements(fact.Record.Origin.Source, fact.Record.Origin.Address, fact.Pointer, labelled.Label, JsonFile.Statements(file)));
        }
        else
        {
            var fact = _records.Policy(place);
            _edits.Add(new RecordEdit.PutAt(fact.Record.Origin.Source, fact.Record.Origin.Address, fact.Pointer, EstateRecords.InFormOf(fact.Record, fact.Pointer, JsonFile.Document(file))));
        }
    }

    /// <summary><c>attach:POLICY=IDENTITY</c>, <c>statement:FILE=ADDRESS</c>, <c>trust:PRINCIPAL=ROLE</c>, <c>scp:FILE=TARGET</c> or <c>ingress:CIDR:PORT=GROUP</c>.</summary>
    public void Add(string what)
    {
        var colon = what.IndexOf(':', StringComparison.Ordinal);
        var (left, right) = Halves(what[(colon + 1)..], Addable["write ".Length..]);
        switch (what[..Math.Max(colon, 0)])
        {
            case "attach":
                Attach(left, right);
                break;
            case "statement":
                AddTo(_records.Policy(right), JsonFile.Statements(left));
                break;
            case "trust":
                AddTo(_records.TrustOf(right), [Trusting(left)]);
                break;
            case "scp":
                ControlPolicy(left, Nodes.Find(estate.Graph, right));
                break;
            case "ingress":
                Ingress(left, Nodes.Find(estate.Graph, right));
                break;
            default:
                throw new UsageException($"`{what}` says nothing that can be added", Addable);
        }
    }

    private void AddTo(PolicyFact fact, JsonArray statements) =>
        _edits.Add(new RecordEdit.AddStatements(fact.Record.Origin.Source, fact.Record.Origin.Address, fact.Pointer, statements));

    /// <summary>Lets a principal assume the role: an account's number, a service, an ARN, or anyone.</summary>
    private static JsonObject Trusting(string principal) => new()
    {
        ["Effect"] = "Allow",
        ["Action"] = "sts:AssumeRole",
        ["Principal"] = principal == "*" ? JsonValue.Create("*") : new JsonObject { [principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? "Service" : "AWS"] = principal },
    };

    /// <summary><c>ADDRESS#STATEMENT</c> in its two parts; an address may have a <c>#</c> of its own.</summary>
    private (string Address, string Label)? Labelled(string what) =>
        what.LastIndexOf('#') is > 0 and var hash && Records.All(record => record.Origin.Address != what) ? (what[..hash].TrimEnd('#'), Label(what[(hash + 1)..])) : null;

    private void RemoveStatement(Record record, string label) =>
        _edits.AddRange(WithStatement(record, label).Select(fact => new RecordEdit.DropStatement(record.Origin.Source, record.Origin.Address, fact.Pointer, label)));

    private List<PolicyFact> WithStatement(Record record, string label)
    {
        var facts = _records.PoliciesOf(record);
        var found = facts.Where(fact => PolicyDocuments.Labels(fact).Contains(label)).ToList();
        return found.Count > 0 ? found : throw new UsageException($"`{record.Origin.Address}` has no statement `{label}`", $"it has {string.Join(", ", facts.SelectMany(PolicyDocuments.Labels))}");
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
        Invent("aws_organizations_policy", target, new JsonObject { ["arn"] = arn, ["id"] = arn, ["name"] = Path.GetFileName(file), ["type"] = "SERVICE_CONTROL_POLICY", ["content"] = JsonFile.Document(file).ToJsonString() });
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

    private static string Label(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"#{text}" : text.TrimStart('#') is var bare && int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? $"#{bare}" : text;

    private static (string Left, string Right) Halves(string text, string form)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && at < text.Length - 1 ? (text[..at], text[(at + 1)..]) : throw new UsageException($"`{text}` is not of the form {form}");
    }
}
