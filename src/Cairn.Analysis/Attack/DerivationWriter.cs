namespace Cairn.Analysis.Attack;

/// <summary>Writes derivations out for people: sentences, edges, likelihoods.</summary>
internal sealed class DerivationWriter(StepTable table, IReadOnlyList<Entry> entries)
{
    public Derivation Write(int goal, Plan plan)
    {
        var place = plan.Steps.Select((step, i) => (step, i)).ToDictionary(x => x.step, x => x.i);
        var used = new SortedSet<int>();
        var doubted = new HashSet<Doubt>();
        var written = plan.Steps.Select(step => Write(step, plan, place, used, doubted)).ToList();
        if (plan.Steps.Count == 0)
            used.Add(Proposition.NodeOf(goal));
        var from = entries.Where(e => used.Contains(e.Node)).ToList();
        var likelihood = written.Aggregate(from.Aggregate(1.0, (p, e) => p * e.Likelihood), (p, step) => p * step.Likelihood);
        return new Derivation(from, Proposition.CapabilityOf(goal), Proposition.NodeOf(goal), written, likelihood) { Conditions = table.Conditions.Of(plan.Steps) };
    }

    private DerivedStep Write(int step, Plan plan, Dictionary<int, int> place, SortedSet<int> used, HashSet<Doubt> doubted)
    {
        var needs = table.NeedsOf(step).ToArray();
        var after = new SortedSet<int>();
        foreach (var need in needs)
        {
            var giver = plan.StepFor(need);
            if (giver >= 0)
                after.Add(place[giver]);
            else
                used.Add(Proposition.NodeOf(need));
        }

        var edges = table.EdgesOf(step).ToList();
        var technique = table.TechniqueOf(step);
        return new DerivedStep
        {
            Id = step,
            Technique = technique,
            Sentence = Filled(technique.Step, step, edges),
            Needs = [.. needs.Select(HoldingOf)],
            Gives = HoldingOf(table.GiveOf(step)),
            After = [.. after],
            Edges = edges,
            Likelihood = table.LikelihoodOf(step, doubted),
            Assumptions = [.. technique.Assumes is { } assumed ? [Filled(assumed, step, edges)] : Array.Empty<string>(), .. edges.SelectMany(table.Doubts.Assumptions).Distinct()],
            IsConditional = technique.Assumes is not null || edges.Exists(table.Doubts.IsConditional),
        };
    }

    private string Filled(string template, int step, List<int> edges)
    {
        var technique = table.TechniqueOf(step);
        var cells = table.CellsOf(step).ToArray();
        if (cells.Length == 0)
        {
            var edge = table.Graph.EdgeAt(edges[0]);
            cells = new int[technique.Pattern.Slots.Count];
            cells[technique.Needs[0].Slot] = edge.From;
            cells[technique.Gives[0].Slot] = edge.To;
        }

        return Sentence.Fill(template, table.Graph, name =>
        {
            var slot = technique.Pattern.SlotOf(name);
            return slot >= 0 && !technique.Pattern.Slots[slot].IsEdge ? cells[slot] : null;
        });
    }

    private static Holding HoldingOf(int proposition) => new(Proposition.CapabilityOf(proposition), Proposition.NodeOf(proposition));
}
