using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Changes;

/// <summary>Says which facts of one estate, missing in the other, make an attack possible.</summary>
/// <param name="others">The edges of the other estate, by the names of the first of the two.</param>
/// <param name="named">What the first of the two calls the nodes of this estate.</param>
internal sealed class Causes(EdgeNames others, ReportInput here, Func<string, string> named, Func<string, bool> hasChanged)
{
    public IReadOnlyList<EvidenceItem> Of(RatedAttack attack)
    {
        var edges = attack.Derivation.Steps.SelectMany(step => step.Edges).Distinct().ToList();
        var fresh = edges.Where(edge => !others.Has(here.Graph, edge, named)).SelectMany(here.Evidence.Of).Distinct().ToList();
        var changed = fresh.Where(item => hasChanged(item.Record)).ToList();
        if (changed.Count > 0)
            return changed;
        if (fresh.Count > 0)
            return fresh;
        // The edges were there before, so a record behind one of them, or one of the nodes themselves, is what changed.
        return [.. edges.SelectMany(here.Evidence.Of).Concat(attack.Derivation.Steps.SelectMany(step => step.Needs.Append(step.Gives)).SelectMany(held => here.Evidence.OfNode(held.Node)))
            .Where(item => hasChanged(item.Record)).Distinct()];
    }
}
