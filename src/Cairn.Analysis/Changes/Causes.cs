using Cairn.Analysis.Attack;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Changes;

/// <summary>Says which facts of one estate, missing in the other, make an attack possible.</summary>
/// <param name="others">The edges of the other estate, by the names of the first of the two.</param>
/// <param name="about">The changes of records that could bear on nodes, by their keys and names.</param>
/// <param name="named">What the first of the two calls the nodes of this estate.</param>
internal sealed class Causes(EdgeNames others, ReportInput here, Func<string, string> named, Func<string, bool> hasChanged, Func<IReadOnlySet<string>, IReadOnlyList<EvidenceItem>> about)
{
    public IReadOnlyList<EvidenceItem> Of(RatedAttack attack)
    {
        var edges = attack.Derivation.Steps.SelectMany(step => step.Edges).Distinct().ToList();
        var freshEdges = edges.Where(edge => !others.Has(here.Graph, edge, named)).ToList();
        var fresh = freshEdges.SelectMany(here.Evidence.Of).Distinct().ToList();
        var changed = fresh.Where(item => hasChanged(item.Record)).ToList();
        if (changed.Count > 0)
            return changed;
        // What made the edge possible need not be what it rests on: a deny that is gone is no fact of this estate any more.
        if (fresh.Count > 0)
            return [.. about(NamesOf(freshEdges.Select(here.Graph.EdgeAt).SelectMany(edge => new[] { edge.From, edge.To }))), .. fresh];
        // The edges were there before, so a record behind one of them, or one of the nodes themselves, is what changed.
        var nodes = attack.Derivation.Steps.SelectMany(step => step.Needs.Append(step.Gives)).Select(held => held.Node).Distinct().ToList();
        var behind = edges.SelectMany(here.Evidence.Of).Concat(nodes.SelectMany(here.Evidence.OfNode)).Where(item => hasChanged(item.Record)).Distinct().ToList();
        return behind.Count > 0 ? behind : about(NamesOf(nodes));
    }

    private HashSet<string> NamesOf(IEnumerable<int> nodes) =>
        nodes.SelectMany(node => new[] { here.Graph.Key(node), Sentence.NameOf(here.Graph, node) }).ToHashSet(StringComparer.Ordinal);
}
