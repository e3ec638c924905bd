namespace Cairn.Analysis.Attack;

/// <summary>The best derivations of one proposition that differ in their steps, found lazily.</summary>
/// <remarks>Each derivation found is branched by forbidding one of its steps at a time (E. L. Lawler's partition, without forcing): whatever
/// is not yet found avoids some step of every derivation found, so the cheapest of the branches is the next best.</remarks>
internal static class Alternatives
{
    public static IReadOnlyList<Derivation> Find(StepTable table, SearchPass pass, IReadOnlyList<Entry> entries, int goal, int count, CancellationToken stop)
    {
        var given = AttackGraph.Given(entries).ToList();
        var found = new List<Derivation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tried = new HashSet<string>(StringComparer.Ordinal);
        var queue = new PriorityQueue<(Derivation Derivation, HashSet<int> Banned), (double, int, string)>();

        void Try(HashSet<int> banned)
        {
            if (!tried.Add(Name(banned)))
                return;
            pass.Run(given, banned, goal, stop);
            if (!pass.Holds(goal))
                return;
            var derivation = new DerivationWriter(table, entries, pass).Write(goal);
            var name = Name(derivation.Steps.Select(s => s.Id));
            queue.Enqueue((derivation, banned), (-derivation.Likelihood, derivation.Steps.Count, name));
        }

        Try([]);
        while (found.Count < count && queue.TryDequeue(out var next, out _))
        {
            stop.ThrowIfCancellationRequested();
            if (seen.Add(Name(next.Derivation.Steps.Select(s => s.Id))))
                found.Add(next.Derivation);
            if (found.Count == count)
                break;
            foreach (var step in next.Derivation.Steps)
                Try([.. next.Banned, step.Id]);
        }

        // A step that several branches share counts once in the likelihood but several times in the search.
        return [.. found.OrderByDescending(d => d.Likelihood).ThenBy(d => d.Steps.Count).ThenBy(d => Name(d.Steps.Select(s => s.Id)), StringComparer.Ordinal)];
    }

    private static string Name(IEnumerable<int> steps) => string.Join(',', steps.Order());
}
