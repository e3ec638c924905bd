namespace Cairn.Analysis.Attack;

/// <summary>Further ways to a holding that begin differently: closing the way in of one leaves the others open.</summary>
/// <remarks>Each round forbids the first steps of the ways found so far. Holdings whose ways begin alike share one pass, so that there are about
/// as many passes as ways into the estate, however many holdings are asked for.</remarks>
public sealed class IndependentWays
{
    private const int MostPasses = 256;

    private readonly StepTable _steps;
    private readonly Entry _entry;
    private readonly SearchPass _pass;
    private int _passes;

    public IndependentWays(AttackGraph attacks, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(attacks);
        _steps = attacks.Steps;
        _entry = entry;
        _pass = attacks.Pass;
    }

    /// <summary>There were more ways into the estate than could be followed apart.</summary>
    public bool IsCut { get; private set; }

    private sealed record Open(int Index, SortedSet<int> Banned);

    /// <summary>For each derivation up to <paramref name="more"/> others of the same holding, the likeliest first.</summary>
    public IReadOnlyList<IReadOnlyList<Derivation>> Find(IReadOnlyList<Derivation> best, int more, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(best);
        var found = best.Select(_ => new List<Derivation>()).ToList();
        var open = best.Select((derivation, i) => new Open(i, Fronts(derivation))).ToList();
        for (var round = 0; round < more && open.Count > 0; round++)
        {
            var next = new List<Open>();
            foreach (var alike in open.GroupBy(o => string.Join(',', o.Banned)))
            {
                if (_passes++ == MostPasses)
                {
                    IsCut = true;
                    return found;
                }

                _pass.Run(AttackGraph.Given([_entry]), alike.First().Banned, stop: stop);
                next.AddRange(Collect(alike, best, found));
            }

            open = next;
        }

        return found;
    }

    private List<Open> Collect(IEnumerable<Open> alike, IReadOnlyList<Derivation> best, List<List<Derivation>> found)
    {
        var next = new List<Open>();
        var ways = new Ways(_steps, [_entry], _pass);
        foreach (var (index, banned) in alike)
        {
            var goal = Proposition.Of(best[index].Capability, best[index].Node);
            if (ways.Best(goal) is not { } way)
                continue;
            found[index].Add(way);
            next.Add(new Open(index, [.. banned, .. Fronts(way)]));
        }

        return next;
    }

    private static SortedSet<int> Fronts(Derivation derivation) => [.. derivation.Steps.Where(s => s.After.Count == 0).Select(s => s.Id)];
}
