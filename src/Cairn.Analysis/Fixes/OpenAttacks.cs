using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Fixes;

/// <summary>Finds the attacks that remain after some changes.</summary>
internal sealed class OpenAttacks
{
    private readonly AttackGraph _attacks;
    private readonly FixQuestion _question;
    private readonly ChangeableEdges _edges;
    private readonly SearchPass _pass;
    private readonly List<(int Step, int[] Edges)> _breakable = [];
    private readonly IReadOnlyList<(Entry Entry, IReadOnlyList<RatedAttack> Goals)> _byEntry;
    private readonly Dictionary<Entry, LeastCost> _least = [];

    public OpenAttacks(AttackGraph attacks, FixQuestion question, ChangeableEdges edges, CancellationToken stop)
    {
        (_attacks, _question, _edges) = (attacks, question, edges);
        _pass = new SearchPass(attacks.Steps);
        _byEntry = [.. question.Attacks.GroupBy(attack => attack.Start)
            .Select(group => (group.Key, (IReadOnlyList<RatedAttack>)[.. group.DistinctBy(a => a.Target)]))];
        var slice = Slice(stop);
        if (question.Above > Severity.Low)
            _least = _byEntry.ToDictionary(entry => entry.Entry, entry => new LeastCost(attacks.Steps, [entry.Entry], slice));
        foreach (var step in slice)
        {
            var changeable = attacks.Steps.EdgesOf(step).Where(edge => edges.Of(edge).Length > 0).ToArray();
            if (changeable.Length > 0)
                _breakable.Add((step, changeable));
        }
    }

    /// <summary>Some search for ways that are likely enough ended for its budget.</summary>
    public bool IsCut { get; private set; }

    /// <summary>An attack on each goal that avoids the changes made, where there is one that is bad enough to count.</summary>
    public IReadOnlyList<RatedAttack> Find(IReadOnlySet<int> made, CancellationToken stop)
    {
        var banned = _breakable.Where(step => Array.Exists(step.Edges, edge => !_edges.Stands(edge, made))).Select(step => step.Step).ToHashSet();
        var open = new List<RatedAttack>();
        foreach (var (entry, goals) in _byEntry)
        {
            IReadOnlyList<Entry> entries = [entry];
            _pass.Run(AttackGraph.Given(entries), banned, stop: stop);
            var ways = new Ways(_attacks.Steps, entries, _pass);
            var likely = _least.TryGetValue(entry, out var least) ? new LikelyWay(_attacks.Steps, entries, _pass, least) : null;
            open.AddRange(goals.Select(goal => Find(goal.Target, ways, likely)).OfType<RatedAttack>());
            IsCut |= likely?.IsCut == true;
        }

        return open;
    }

    private RatedAttack? Find(TargetPlace target, Ways ways, LikelyWay? likely)
    {
        var goal = Proposition.Of(target.Capability, target.Node);
        if (ways.Best(goal) is not { } best)
            return null;
        var attack = RatedAttack.Rate(_attacks.Graph, target, best);
        if (attack.Severity < _question.Above && likely?.Find(goal, Band.Floor(_question.Above) / target.Impact) is { } other)
            attack = RatedAttack.Rate(_attacks.Graph, target, other);
        return attack.Derivation.Steps.Count > 0 && attack.Severity >= _question.Above ? attack : null;
    }

    /// <summary>The steps that can have a part in any of the attacks: those that lead towards a goal and whose needs can be had.</summary>
    private SortedSet<int> Slice(CancellationToken stop)
    {
        var steps = _attacks.Steps;
        var reached = new HashSet<int>();
        foreach (var (entry, _) in _byEntry)
        {
            _pass.Run(AttackGraph.Given([entry]), stop: stop);
            reached.UnionWith(_pass.Settled);
        }

        var givers = steps.Givers;
        var slice = new SortedSet<int>();
        var seen = _question.Attacks.Select(attack => attack.Target.Node).ToHashSet();
        var open = new Stack<int>(seen);
        while (open.TryPop(out var node))
        {
            foreach (var step in givers.OnNode(node))
            {
                var needs = steps.NeedsOf(step).ToArray();
                if (!Array.TrueForAll(needs, reached.Contains) || !slice.Add(step))
                    continue;
                foreach (var need in needs.Select(Proposition.NodeOf).Where(seen.Add))
                    open.Push(need);
            }
        }

        return slice;
    }
}
