using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Reports;

/// <summary>What falls together with the target of an attack, because the target holds power over everything in it.</summary>
internal static class Sweep
{
    public static IEnumerable<int> Of(ReportInput input, RatedAttack attack)
    {
        var graph = input.Graph;
        foreach (var shape in input.Knowledge.Techniques.Where(t => t.Bulk && t.Needs[0].Capability == attack.Target.Capability).Select(t => t.Pattern.Shape))
        {
            var starts = shape.Nodes.Where(n => n.Slot == shape.Edges[0].From).SelectMany(n => n.Kinds).SelectMany(k => k).Select(graph.NodeKindId).ToList();
            if (starts.Count > 0 && !starts.Exists(kind => kind >= 0 && graph.HasKind(attack.Target.Node, kind)))
                continue;
            foreach (var kind in shape.Edges[0].Kinds.Select(graph.EdgeKindId).Where(kind => kind >= 0))
            {
                foreach (var contained in graph.Out(attack.Target.Node, kind))
                    yield return contained.To;
            }
        }
    }

    /// <summary>Leaves out attacks that another one tells as well: their target is covered by, and lies in, the target of that one.</summary>
    public static List<RatedAttack> WithoutCovered(ReportInput input, IReadOnlyList<RatedAttack> attacks)
    {
        var coveredBy = input.Knowledge.Targets.Where(t => t.CoveredBy is not null).ToDictionary(t => t.Id, t => t.CoveredBy, StringComparer.Ordinal);
        if (coveredBy.Count == 0)
            return [.. attacks];
        var swept = attacks.Where(a => coveredBy.ContainsValue(a.Target.TargetId)).SelectMany(a => Of(input, a).Select(node => (a.Target.TargetId, a.Entry, node))).ToHashSet();
        return [.. attacks.Where(a => coveredBy.GetValueOrDefault(a.Target.TargetId) is not { } by || !swept.Contains((by, a.Entry, a.Target.Node)))];
    }
}
