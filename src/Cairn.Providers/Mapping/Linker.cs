using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>Resolves the names that records use for each other into edges between nodes; what can be concluded from them comes next.</summary>
internal sealed class Linker(Facts facts)
{
    private readonly List<Evidence> _evidence = [];
    private readonly HashSet<(int From, string Kind, int To)> _drawn = [];
    private readonly HashSet<(int Owner, PolicyRole Role, string Document)> _hung = [];
    private readonly HashSet<(string Text, string Kinds)> _reported = [];

    public Derivation Link(List<Gap> gaps)
    {
        foreach (var (owner, name) in facts.PendingNames)
        {
            if (owner.Reference is { } reference && Find(reference) is { } node)
                facts.Name(node, name);
        }

        foreach (var property in facts.Properties)
        {
            if (Resolve(property.Owner, property.Record, gaps) is { } node)
                facts.Graph.SetProperty(node, property.Name, property.Value);
        }

        foreach (var edge in facts.Edges)
            Link(edge, gaps);
        foreach (var gap in facts.PendingGaps)
            gaps.Add(new(gap.Code, Find(gap.Subject) is { } node ? facts.Card(node).Key : gap.Subject.Text, gap.Message, gap.Help, gap.Record.Origin));
        var policies = facts.Policies.Select(policy => Own(policy, gaps)).OfType<PolicyFact>().ToList();
        return new(new(facts.Graph.Freeze(), policies, _evidence, facts.Described, gaps), facts.Graph);
    }

    private void Link(PendingEdge pending, List<Gap> gaps)
    {
        var record = pending.Evidence.Record!;
        if (Resolve(pending.From, record, gaps) is not { } from || Resolve(pending.To, record, gaps) is not { } to)
            return;

        // Two records may state one fact: a role lists the policies that attachments give it. The first is evidence enough.
        if (pending.Properties.Count == 0 && !_drawn.Add((from, pending.Kind, to)))
            return;
        var edge = facts.Graph.AddEdge(from, pending.Kind, to);
        facts.Graph.SetEdgeProperty(edge, Estate.EvidenceProperty, _evidence.Count);
        _evidence.Add(pending.Evidence);
        foreach (var (name, value) in pending.Properties)
            facts.Graph.SetEdgeProperty(edge, name, value);
    }

    private PolicyFact? Own(PendingPolicy pending, List<Gap> gaps) =>
        Resolve(pending.Owner, pending.Record, gaps) is { } owner && (pending.Document is null || _hung.Add((owner, pending.Role, pending.Document)))
            ? new(owner, pending.Role, pending.Name, pending.Document, pending.Record, pending.Pointer)
            : null;

    private int? Resolve(Place place, Record record, List<Gap> gaps) =>
        place.Reference is { } reference ? Find(reference) ?? Missing(reference, record, gaps) : place.Node;

    private int? Find(Reference reference)
    {
        var accounts = facts.Names.AccountsWith(reference.Text);
        return accounts.Count > 0 ? Find(reference, reference.Text, accounts) : SymbolicAddress(reference.Text) is { } address ? Find(reference, address, facts.Names.AccountsWith(address)) : null;
    }

    /// <summary>Same account and region first, then the same account; in another account a name must be the only one of its kind.</summary>
    private int? Find(Reference reference, string name, IReadOnlyList<string> accounts)
    {
        int? near = null;
        foreach (var node in Fitting(reference, name, reference.Scope.Account))
        {
            if (facts.Card(node).Region == reference.Scope.Region)
                return node;
            near ??= node;
        }

        if (near is not null)
            return near;
        var far = accounts.Where(account => account != reference.Scope.Account).SelectMany(account => Fitting(reference, name, account)).Take(2).ToList();
        return far.Count == 1 ? far[0] : null;
    }

    private IEnumerable<int> Fitting(Reference reference, string name, string account) =>
        facts.Names.Find(name, account).Where(node => reference.Kinds.Count == 0 || reference.Kinds.Any(facts.Card(node).Is));

    private int? Missing(Reference reference, Record record, List<Gap> gaps)
    {
        if (reference.WhenMissing == Mapping.Missing.Ignore)
            return null;
        if (reference.WhenMissing == Mapping.Missing.Mention && reference.Kinds.Count > 0 && LooksNative(reference.Text))
            return Mention(reference, record);
        if (_reported.Add((reference.Text, string.Join('|', reference.Kinds))))
            gaps.Add(new("reference-unresolved", reference.Text, $"`{record.Origin.Address}` refers to a {string.Join(" or ", reference.Kinds)} that no source describes", "scan the source that holds it as well", record.Origin));
        return null;
    }

    private int Mention(Reference reference, Record record)
    {
        var scope = reference.Text.Split(':', 6) is ["arn", var partition, _, var region, var account, _] ? new(account, region, partition) : reference.Scope;
        var node = facts.AddNode(reference.Text, record, scope, reference.Kinds[0]);
        facts.Graph.SetProperty(node, "certainty", "mentioned");
        facts.Graph.SetProperty(node, "name", reference.Text[(reference.Text.LastIndexOfAny([':', '/']) + 1)..]);
        facts.Graph.SetProperty(node, "account", scope.Account);
        return node;
    }

    private static bool LooksNative(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal) || text.Contains(".amazonaws.com", StringComparison.Ordinal);

    /// <summary><c>module.a.aws_s3_bucket.b.arn</c> names the resource <c>module.a.aws_s3_bucket.b</c>.</summary>
    private static string? SymbolicAddress(string text) =>
        text.LastIndexOf('.') is > 0 and var dot ? text[..dot] : null;
}
