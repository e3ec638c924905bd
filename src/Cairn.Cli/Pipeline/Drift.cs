using Cairn.Analysis.Changes;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Cli.Pipeline;

/// <summary>One field of a resource that is not what was declared.</summary>
/// <param name="Field">A property, an edge kind, or a policy by its role.</param>
/// <param name="Declared">What was declared; null where nothing was.</param>
/// <param name="Live">What is there; null where nothing is.</param>
internal sealed record FieldDrift(string Field, string? Declared, string? Live);

/// <summary>A resource that was declared and is there, and the fields in which the two differ.</summary>
/// <param name="Attacks">Attacks that only one of the two estates has and that pass through the resource.</param>
internal sealed record ResourceDrift(string Key, string Name, string Kind, string DeclaredAt, string LiveAt, IReadOnlyList<FieldDrift> Fields, IReadOnlyList<string> Attacks);

/// <summary>A resource that only one of the two estates has.</summary>
/// <param name="IsUnseen">The other estate describes nothing of its type, so that it may be there all the same.</param>
internal sealed record LoneResource(string Key, string Name, string Kind, string At, IReadOnlyList<string> Attacks, bool IsUnseen);

/// <summary>In what a live estate differs from what was declared; first, what changes attacks.</summary>
internal sealed record Drift(EstateDiff Diff, IReadOnlyList<ResourceDrift> Resources, IReadOnlyList<LoneResource> OnlyDeclared, IReadOnlyList<LoneResource> OnlyLive)
{
    public bool IsEmpty => Resources.Count + OnlyDeclared.Count + OnlyLive.Count == 0;

    public static Drift Of(LoadedEstate declared, LoadedEstate live, Asking asking)
    {
        var diff = Comparison.Of(declared, live, asking);
        var twins = new Twins(declared, live);
        var fields = new FieldComparison(declared, live, twins);
        var attacks = new TouchedNodes(diff);
        var resources = twins.Pairs.Select(pair => (pair, Fields: fields.Of(pair.Declared, pair.Live))).Where(found => found.Fields.Count > 0)
            .Select(found => new ResourceDrift(
                live.Graph.Key(found.pair.Live),
                Text.Names.Of(live.Graph, found.pair.Live),
                Text.Names.KindOf(live.Graph, found.pair.Live),
                Twins.Place(declared.Graph, found.pair.Declared),
                Twins.Place(live.Graph, found.pair.Live),
                found.Fields,
                [.. attacks.Of(before: true, found.pair.Declared).Union(attacks.Of(before: false, found.pair.Live)).Order(StringComparer.Ordinal)]));
        return new(
            diff,
            [.. resources.OrderBy(drift => drift.Attacks.Count == 0).ThenBy(drift => drift.Key, StringComparer.Ordinal)],
            Alone(declared.Graph, live.Graph, twins.OnlyDeclared, node => attacks.Of(before: true, node)),
            Alone(live.Graph, declared.Graph, twins.OnlyLive, node => attacks.Of(before: false, node)));
    }

    private static IReadOnlyList<LoneResource> Alone(GraphSnapshot graph, GraphSnapshot other, IEnumerable<int> nodes, Func<int, IReadOnlyList<string>> attacks)
    {
        var types = Twins.TypesOf(other);
        return [.. nodes.Select(node => new LoneResource(graph.Key(node), Text.Names.Of(graph, node), Text.Names.KindOf(graph, node), Twins.Place(graph, node), attacks(node), !types.Contains(Twins.TypeOf(graph, node))))
            .OrderBy(lone => lone.IsUnseen).ThenBy(lone => lone.Attacks.Count == 0).ThenBy(lone => lone.Key, StringComparer.Ordinal)];
    }

    /// <summary>The nodes that attacks pass through which only one of two estates has.</summary>
    private sealed class TouchedNodes
    {
        private readonly Dictionary<(bool Before, int Node), List<string>> _attacks = [];

        public TouchedNodes(EstateDiff diff)
        {
            foreach (var move in diff.Opened)
                Add(before: false, diff.After.Graph, move.After!);
            foreach (var move in diff.Closed)
                Add(before: true, diff.Before.Graph, move.Before!);
            foreach (var move in diff.Altered)
            {
                Add(before: true, diff.Before.Graph, move.Before!);
                Add(before: false, diff.After.Graph, move.After!);
            }
        }

        public List<string> Of(bool before, int node) => _attacks.GetValueOrDefault((before, node)) ?? [];

        private void Add(bool before, GraphSnapshot graph, RatedAttack attack)
        {
            var edges = attack.Derivation.Steps.SelectMany(step => step.Edges).Select(graph.EdgeAt);
            foreach (var node in edges.SelectMany(edge => new[] { edge.From, edge.To }).Append(attack.Target.Node).Distinct())
            {
                if (!_attacks.TryGetValue((before, node), out var ids))
                    _attacks[(before, node)] = ids = [];
                if (!ids.Contains(attack.Id))
                    ids.Add(attack.Id);
            }
        }
    }
}
