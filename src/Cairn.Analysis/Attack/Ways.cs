namespace Cairn.Analysis.Attack;

/// <summary>Some ways to one holding, the cheapest first.</summary>
/// <param name="LeftFrom">Where the search ended for its budget: ways that are less likely than this may be missing. Null where none is.</param>
public sealed record WaysFound(IReadOnlyList<Derivation> Ways, double? LeftFrom);

/// <summary>The ways to a holding that differ in their steps, found lazily from one finished pass.</summary>
/// <remarks>
/// Best first over partial derivations, read from the goal backwards: what is open yet costs at least what the pass found for it, so a derivation that
/// is closed first is the next best (A* with a perfect heuristic; the lists of steps per proposition are sorted once and read lazily, as in L. Huang
/// and D. Chiang, "Better k-best parsing", 2005). A derivation gives each proposition once, and nothing rests on itself. Those whose conditions
/// contradict are left out as soon as they do.
/// </remarks>
internal sealed class Ways(StepTable table, IReadOnlyList<Entry> entries, SearchPass pass)
{
    /// <summary>How much may be looked at for one goal, in propositions of partial derivations.</summary>
    public const long DefaultBudget = 5_000_000;

    private readonly WayOptions _options = new(table, pass);
    private readonly DerivationWriter _writer = new(table, entries);

    /// <summary>The cheapest way whose conditions can hold at once; null where there is none.</summary>
    public Derivation? Best(int goal)
    {
        if (!pass.Holds(goal))
            return null;
        var first = Plan.Of(pass, goal);
        if (!table.Conditions.Contradict(first.Steps))
            return _writer.Write(goal, first);
        return Find(goal, 1).Ways is [var next, ..] ? next : null;
    }

    public WaysFound Find(int goal, int count, long budget = DefaultBudget, CancellationToken stop = default)
    {
        var found = new List<(Plan Plan, HashSet<int> Marks)>();
        if (!pass.Holds(goal) || count < 1)
            return new WaysFound([], null);
        var left = Search(goal, count, budget, found, stop);
        var ways = found.Select(way => _writer.Write(goal, way.Plan));
        // A step that several branches share counts once in the likelihood but several times in the search.
        return new WaysFound([.. ways.OrderByDescending(way => way.Likelihood).ThenBy(way => way.Steps.Count)], left is { } cost ? Cost.ToLikelihood(cost) : null);
    }

    private int? Search(int goal, int count, long budget, List<(Plan Plan, HashSet<int> Marks)> found, CancellationToken stop)
    {
        var queue = new PriorityQueue<PartialWay, (int Cost, int Depth, long Order)>();
        long order = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(PartialWay way) => queue.Enqueue(way, (way.Cost, -way.Depth, order++));
        Add(PartialWay.Start(pass.CostOf(goal)));
        while (found.Count < count && queue.TryDequeue(out var way, out _))
        {
            if ((budget -= way.Depth + 1) < 0)
                return way.Cost;
            if ((order & 0xFF) == 0)
                stop.ThrowIfCancellationRequested();
            if (!way.IsWeighed && way.Sibling(_options) is { } sibling)
                Add(sibling);
            var look = WayShape.Of(goal, way.Chosen(_options), table, pass);
            if (look.IsCircle)
                continue;
            if (look.Cost > way.Cost)
                Add(way.Weighed(look.Cost));
            else if (way.Depth > 0 && table.Conditions.Contradict(look.Steps))
                continue;
            else if (look.Open >= 0)
                Open(way, look.Open, Add);
            else
                Close(look, found, seen);
        }

        return null;
    }

    private void Open(PartialWay way, int open, Action<PartialWay> add)
    {
        if (_options.Of(open).Length > 0)
            add(way.With(open, _options));
    }

    /// <summary>A way that has all the steps of another one, and more, says nothing new.</summary>
    private static void Close(WayShape look, List<(Plan Plan, HashSet<int> Marks)> found, HashSet<string> seen)
    {
        var marks = look.Marks.ToHashSet();
        if (seen.Add(string.Join(',', marks.Order())) && !found.Exists(other => other.Marks.IsProperSubsetOf(marks)))
            found.Add((look.Plan(), marks));
    }
}
