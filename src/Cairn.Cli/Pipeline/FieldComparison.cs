using Cairn.Graph;
using Cairn.Providers.Aws.Changes;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Pipeline;

/// <summary>Compares what two estates state of one resource: properties, references, policies. What was not declared is not compared.</summary>
internal sealed class FieldComparison(LoadedEstate declared, LoadedEstate live, Twins twins)
{
    /// <summary>Where something was read, not what it is.</summary>
    private static readonly HashSet<string> Aside =
        ["key", "provider", "nativeType", "account", "region", "source", "address", "certainty", "tags", "name", "alias", "declaredIn", "declaredOtherwise"];

    private readonly (string Declared, string Live)[] _renamed = [.. twins.Renamed.OrderByDescending(pair => pair.Declared.Length).ThenBy(pair => pair.Declared, StringComparer.Ordinal)];
    private readonly ILookup<int, PolicyFact> _declaredPolicies = declared.Estate.Policies.ToLookup(policy => policy.Owner);
    private readonly ILookup<int, PolicyFact> _livePolicies = live.Estate.Policies.ToLookup(policy => policy.Owner);

    public IReadOnlyList<FieldDrift> Of(int node, int twin) =>
        [.. Properties(node, twin).Concat(Tags(node, twin)).Concat(Edges(node, twin)).Concat(Policies(node, twin)).OrderBy(field => field.Field, StringComparer.Ordinal)];

    private IEnumerable<FieldDrift> Properties(int node, int twin)
    {
        foreach (var (name, value) in declared.Graph.Properties(node).Where(property => !Aside.Contains(property.Key)))
        {
            var there = live.Graph.Property(twin, name);
            // What an answer does not hold may be there all the same.
            if (!there.IsNull && !Same(value, there))
                yield return new(name, Told(value), Told(there));
        }
    }

    private IEnumerable<FieldDrift> Tags(int node, int twin)
    {
        var (was, isNow) = (declared.Graph.Property(node, "tags"), live.Graph.Property(twin, "tags"));
        if (was.IsNull)
            yield break;
        foreach (var (key, value) in was.AsMap())
        {
            var there = isNow.IsNull ? null : isNow.AsMap().TryGetValue(key, out var found) ? Told(found) : null;
            if (there != Told(value))
                yield return new($"tags.{key}", Told(value), there);
        }
    }

    private IEnumerable<FieldDrift> Edges(int node, int twin)
    {
        var (was, isNow) = (Ends(declared.Graph, node, twins.KeyOf), Ends(live.Graph, twin, live.Graph.Key));
        foreach (var kind in was.Keys.Union(isNow.Keys))
        {
            var (before, after) = (was.GetValueOrDefault(kind) ?? [], isNow.GetValueOrDefault(kind) ?? []);
            foreach (var lost in before.Except(after))
                yield return new(kind, lost, null);
            foreach (var gained in after.Except(before).Where(gained => before.Count > 0 || !FilledIn.IsEgress(declared.Graph, node, kind, gained.Split(" (", 2)[0], gained)))
                yield return new(kind, null, gained);
        }
    }

    /// <summary>Where facts about a node lead, by edge kind; conclusions follow from facts and would be told twice.</summary>
    private static Dictionary<string, SortedSet<string>> Ends(GraphSnapshot graph, int node, Func<int, string> keyOf)
    {
        var ends = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var edge in graph.Out(node))
        {
            if (!graph.EdgeProperty(edge.Id, "derived").IsNull)
                continue;
            var kind = graph.EdgeKinds[edge.Kind];
            if (!ends.TryGetValue(kind, out var keys))
                ends[kind] = keys = new(StringComparer.Ordinal);
            keys.Add($"{keyOf(edge.To)}{Qualifier(graph, edge.Id)}");
        }

        return ends;
    }

    private static string Qualifier(GraphSnapshot graph, int edge)
    {
        var told = graph.EdgeProperties(edge).Where(property => property.Key is not (Estate.EvidenceProperty or Estate.EvidenceCountProperty))
            .OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}: {Told(property.Value)}").ToList();
        return told.Count == 0 ? "" : $" ({string.Join(", ", told)})";
    }

    private IEnumerable<FieldDrift> Policies(int node, int twin)
    {
        foreach (var role in _declaredPolicies[node].Concat(_livePolicies[twin]).Select(policy => policy.Role).Distinct().Order())
        {
            var (was, isNow) = (_declaredPolicies[node].Where(policy => policy.Role == role).ToList(), _livePolicies[twin].Where(policy => policy.Role == role).ToList());
            if (was.Concat(isNow).Any(policy => policy.Document is null) || (was.Count == 0 && FilledIn.Is(live.Graph, twin, isNow)))
                continue;
            var (before, after) = (Statements(was, rename: true), Statements(isNow, rename: false));
            foreach (var lost in before.Except(after, StringComparer.Ordinal))
                yield return new($"policy ({role})", lost, null);
            foreach (var gained in after.Except(before, StringComparer.Ordinal))
                yield return new($"policy ({role})", null, gained);
        }
    }

    private List<string> Statements(List<PolicyFact> policies, bool rename) =>
        [.. policies.SelectMany(policy => StatementText.Of(rename ? Renamed(policy.Document!) : policy.Document!)).Distinct(StringComparer.Ordinal)];

    private string Renamed(string text)
    {
        foreach (var (was, isNow) in _renamed)
            text = text.Replace(was, isNow, StringComparison.Ordinal);
        return text;
    }

    private bool Same(Value was, Value isNow) =>
        was.Equals(isNow) || string.Equals(Renamed(Told(was)), Told(isNow), StringComparison.OrdinalIgnoreCase);

    /// <summary>A value as people read it; lists in one order, since most of AWS's lists are sets.</summary>
    private static string Told(Value value) => value.Type switch
    {
        ValueKind.Null => "",
        ValueKind.String => value.AsString(),
        ValueKind.List => $"[{string.Join(", ", value.AsList().Select(Told).Order(StringComparer.Ordinal))}]",
        _ => value.ToString() ?? "",
    };
}
