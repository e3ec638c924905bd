using Cairn.Graph.Cypher.Binding;

namespace Cairn.Graph.Cypher;

/// <summary>Finds kinds and properties a query names that a snapshot does not have.</summary>
internal static class GraphWarnings
{
    public static IReadOnlyList<QueryDiagnostic> Of(Compilation compilation, BoundQuery query, GraphSnapshot graph)
    {
        var patterns = compilation.Subqueries.Append(query)
            .SelectMany(part => part.Parts)
            .SelectMany(part => part.Steps)
            .OfType<Step.Match>()
            .Select(match => match.Pattern)
            .ToArray();
        if (patterns.Length == 0 || graph.NodeCount == 0)
        {
            return [];
        }

        var nodes = patterns.SelectMany(pattern => pattern.Nodes).SelectMany(node => node.Kinds);
        var edges = patterns.SelectMany(pattern => pattern.Edges).SelectMany(edge => edge.Kinds);
        return
        [
            .. Unknown("UnknownKind", "kind", nodes.Select(name => compilation.Names[name]), graph.NodeKinds, name => graph.EdgeKindId(name) >= 0 ? $"`{name}` is a kind of relationship" : ""),
            .. Unknown("UnknownKind", "kind of relationship", edges.Select(name => compilation.Names[name]), graph.EdgeKinds, name => graph.NodeKindId(name) >= 0 ? $"`{name}` is a kind of node" : ""),
            .. Unknown("UnknownProperty", "property", compilation.Properties, [.. graph.NodePropertyNames, .. graph.EdgePropertyNames, GraphSnapshot.KeyProperty], _ => ""),
        ];
    }

    private static IEnumerable<QueryDiagnostic> Unknown(string detail, string what, IEnumerable<string> names, IReadOnlyList<string> known, Func<string, string> otherwise) => names
        .Distinct()
        .Where(name => !known.Contains(name))
        .Select(name => new QueryDiagnostic("Warning", detail, $"the graph has no {what} `{name}`")
        {
            Phase = QueryPhase.Run,
            Help = otherwise(name) is { Length: > 0 } other ? other : Suggestion.Nearest(name, known) is { } near ? $"did you mean `{near}`?" : "",
        });
}
