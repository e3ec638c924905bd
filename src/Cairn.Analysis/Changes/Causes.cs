using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Analysis.Changes;

/// <summary>Says which facts of one estate, missing in the other, make an attack possible.</summary>
internal sealed class Causes(GraphSnapshot other, ReportInput here, Func<string, bool> hasChanged)
{
    private readonly EdgeNames _others = new(other);

    public IReadOnlyList<EvidenceItem> Of(RatedAttack attack)
    {
        var edges = attack.Derivation.Steps.SelectMany(step => step.Edges).Distinct().ToList();
        var fresh = edges.Where(edge => !_others.Has(here.Graph, edge)).SelectMany(here.Evidence.Of).Distinct().ToList();
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
