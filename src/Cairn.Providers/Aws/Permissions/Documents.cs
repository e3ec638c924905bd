using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Access.Aws;
using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>The estate's policy documents, compiled once each, under names by which their facts are found again.</summary>
internal sealed class Documents
{
    private readonly Derivation _derivation;
    private readonly ManagedPolicies _managed;
    private readonly ILookup<int, PolicyFact> _byOwner;
    private readonly Dictionary<PolicyFact, PolicyDocument> _compiled = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, PolicyDocument?> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyDocument?> _managedByArn = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyFact> _byName = new(StringComparer.Ordinal);

    public Documents(Derivation derivation, ManagedPolicies managed)
    {
        _derivation = derivation;
        _managed = managed;
        _byOwner = derivation.Facts.Policies.ToLookup(policy => policy.Owner);
    }

    private GraphSnapshot Graph => _derivation.Graph;

    /// <summary>The fact behind a compiled document's name; null for the policies AWS manages.</summary>
    public PolicyFact? FactOf(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What identity policies grant to a node by hanging on it, by attachment; and why that is not all.</summary>
    public (List<PolicyDocument> Documents, string? Incomplete) Identity(int node)
    {
        var documents = new List<PolicyDocument>();
        string? incomplete = null;
        foreach (var fact in _byOwner[node].Where(fact => fact.Role == PolicyRole.Identity))
            Take(fact);
        foreach (var edge in Out(node, EdgeKinds.HasPolicy))
        {
            var (document, missing) = Managed(edge.To);
            if (document is not null)
                documents.Add(document);
            incomplete ??= missing;
        }

        return (documents, incomplete);

        void Take(PolicyFact fact)
        {
            if (Compile(fact) is { } document)
                documents.Add(document);
            else
                incomplete ??= $"the policy `{fact.Name}` is not known";
        }
    }

    /// <summary>The permissions boundary of an identity; a boundary that is not known allows nothing for certain.</summary>
    public (PolicyDocument? Document, string? Missing) Boundary(int node)
    {
        foreach (var edge in Out(node, "HAS_BOUNDARY"))
            return Managed(edge.To);
        return (null, null);
    }

    /// <summary>The one policy that all resource (or trust) statements on a node make together, and why it is not all.</summary>
    public (PolicyDocument? Document, string? Unknown) OnResource(int node, PolicyRole role)
    {
        var facts = _byOwner[node].Where(fact => fact.Role == role).ToLookup(fact => fact.Document is not null && Parsed(fact.Document) is not null);
        var unknown = facts[false].FirstOrDefault();
        var known = facts[true].ToList();
        var document = known.Count switch
        {
            0 => (PolicyDocument?)null,
            1 => Compile(known[0]),
            _ => Together(known),
        };
        return (document, unknown is null ? null : $"the policy `{unknown.Name}` is not known");
    }

    /// <summary>Statements that a policy in another language than IAM's comes to, found again by its fact.</summary>
    public PolicyDocument Translated(PolicyFact fact, JsonArray statements) =>
        PolicyDocument.Parse(new JsonObject { ["Statement"] = statements }.ToJsonString(), NameOf(fact));

    /// <summary>Whether any document in this role on a node contains a text.</summary>
    public bool Says(int node, PolicyRole role, string text) =>
        _byOwner[node].Any(fact => fact.Role == role && fact.Document?.Contains(text, StringComparison.Ordinal) == true);

    private (PolicyDocument? Document, string? Missing) Managed(int policy)
    {
        var fact = _byOwner[policy].FirstOrDefault(fact => fact.Role == PolicyRole.Managed);
        if (fact is not null)
            return Compile(fact) is { } document ? (document, null) : (null, $"the policy `{fact.Name}` is not known");
        var arn = Graph.Key(policy);
        if (!_managedByArn.TryGetValue(arn, out var managed))
        {
            managed = _managed.Find(arn) is { } text ? PolicyDocument.Parse(text, arn[(arn.LastIndexOf('/') + 1)..]) : null;
            _managedByArn[arn] = managed;
            if (managed is null)
                _derivation.Gap("policy-document-missing", policy, ManagedPolicies.IsManaged(arn) ? "this AWS managed policy is not in the catalogue" : "the policy is attached, but no source holds its document", "scan the account that holds it");
        }

        return managed is not null ? (managed, null) : (null, $"the document of `{arn}` is not known");
    }

    private PolicyDocument? Compile(PolicyFact fact)
    {
        if (fact.Document is null)
            return null;
        if (_compiled.TryGetValue(fact, out var known))
            return known;
        if (Parsed(fact.Document)?.Named(NameOf(fact)) is not { } compiled)
        {
            _derivation.Gap("policy-not-json", fact.Owner, $"the policy `{fact.Name}` is not JSON", $"look at {fact.Record.Origin.Address}{fact.Pointer}");
            return null;
        }

        foreach (var diagnostic in compiled.Diagnostics)
            _derivation.Gap("policy-malformed", fact.Owner, $"{diagnostic.Message} in the policy `{fact.Name}`{(diagnostic.Where.Length > 0 ? $" at {diagnostic.Where}" : "")}");
        return _compiled[fact] = compiled;
    }

    /// <summary>A document, still without a name; null where the text is not JSON. Roles by the thousand have the same trust policy.</summary>
    private PolicyDocument? Parsed(string text)
    {
        if (!_byText.TryGetValue(text, out var document))
            _byText.Add(text, document = IsJson(text) ? PolicyDocument.Parse(text, "") : null);
        return document;
    }

    /// <summary>Resource statements that came one by one, such as a function's permissions, are one policy to AWS.</summary>
    private PolicyDocument Together(List<PolicyFact> facts)
    {
        var statements = new JsonArray();
        foreach (var fact in facts)
        {
            var statement = JsonNode.Parse(fact.Document!)?["Statement"];
            foreach (var item in statement is JsonArray list ? [.. list] : statement is null ? Array.Empty<JsonNode?>() : [statement])
                statements.Add(item?.DeepClone());
        }

        return PolicyDocument.Parse(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements }.ToJsonString(), NameOf(facts[0]));
    }

    /// <summary>Names are how a decision's reasons lead back to facts, so two policies never share one.</summary>
    private string NameOf(PolicyFact fact)
    {
        var owner = Graph.Key(fact.Owner);
        var name = $"{fact.Name} of {owner}";
        for (var i = 2; !_byName.TryAdd(name, fact) && !ReferenceEquals(_byName[name], fact); i++)
            name = $"{fact.Name} ({i}) of {owner}";
        return name;
    }

    private IEnumerable<Edge> Out(int node, string kind)
    {
        var id = Graph.EdgeKindId(kind);
        if (id < 0)
            yield break;
        foreach (var edge in Graph.Out(node, id))
            yield return edge;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
