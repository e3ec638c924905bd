using Cairn.Analysis.Attack;
using Cairn.Analysis.Blast;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Changes;

/// <summary>A gap, and why an attack that is bad enough could hide behind it.</summary>
public sealed record HidingGap(ReportGap Gap, string Because);

/// <summary>Says which gaps could hide an attack at or above a band.</summary>
/// <remarks>
/// What is not known of a node can give it a way in, a way on, or both. A way in matters where what is worth enough can be had from the node; a way on
/// matters where an attacker is already; both at once only where more than one thing about the node is not known. What works with the node counts as
/// the node itself: a rule that is not known opens what stands behind it.
/// </remarks>
internal sealed class HidingGaps
{
    private readonly ReportInput _input;
    private readonly HashSet<int> _reached = [];
    private readonly Dictionary<int, string> _leads = [];
    private readonly HashSet<int> _containment;
    private readonly ILookup<string, string> _codes;

    public HidingGaps(ReportInput input, IReadOnlyList<ReportGap> gaps, Severity band, CancellationToken stop)
    {
        _input = input;
        _codes = gaps.ToLookup(gap => gap.Subject, gap => gap.Code, StringComparer.Ordinal);
        _containment = [.. input.Knowledge.Techniques.Where(t => t.Bulk).SelectMany(t => t.Pattern.Shape.Edges[0].Kinds).Select(input.Graph.EdgeKindId)];
        var attacks = AttackGraph.Build(input.Graph, input.Knowledge.Techniques, input.Matcher, stop: stop);
        foreach (var entry in input.Entries)
            _reached.UnionWith(attacks.Briefly([entry], stop).All.Select(held => held.Node));
        foreach (var place in input.Places(stop).Where(place => place.Impact >= Band.Floor(band)).OrderByDescending(place => place.Impact))
            Lead(attacks.Steps, place);
    }

    public HidingGap? Judge(ReportGap gap)
    {
        if (!_input.Graph.TryFind(gap.Subject, out var node))
            return new HidingGap(gap, "it is about no single resource that could be ruled out");
        foreach (var near in Near(node))
        {
            if (_reached.Contains(near))
                return new HidingGap(gap, $"an attacker can come to {Sentence.NameOf(_input.Graph, near)}, and what it leads to is not known");
            if (_leads.TryGetValue(near, out var outcome))
                return new HidingGap(gap, $"{Sentence.NameOf(_input.Graph, near)} leads to: {outcome}");
        }

        return _codes[gap.Subject].Distinct().Skip(1).Any() ? new HidingGap(gap, "neither what leads to it nor what it leads to is known for certain") : null;
    }

    /// <summary>Every node from which the place can be harmed, if only the attacker were there.</summary>
    private void Lead(StepTable steps, TargetPlace place)
    {
        if (_leads.ContainsKey(place.Node))
            return;
        foreach (var node in Upstream.Of(steps, place.Node, _leads.ContainsKey))
            _leads.TryAdd(node, place.Outcome);
    }

    /// <summary>The node and what works with it; an account contains much, and the internet and the account itself are near everything.</summary>
    private List<int> Near(int node)
    {
        var near = new List<int> { node };
        foreach (var edge in _input.Graph.Out(node))
            Add(near, edge.Kind, edge.To);
        foreach (var edge in _input.Graph.In(node))
            Add(near, edge.Kind, edge.From);
        return near;
    }

    private void Add(List<int> near, int kind, int node)
    {
        if (!_containment.Contains(kind) && !_input.Entries.Any(entry => entry.Node == node) && !IsAccount(node))
            near.Add(node);
    }

    private bool IsAccount(int node) => _input.Graph.NodeKindId("Account") is >= 0 and var kind && _input.Graph.HasKind(node, kind);
}
