namespace Cairn.Access.Aws.Reach;

/// <summary>Puts edges with the same callers and verdict together.</summary>
internal sealed class EdgeCollector(int row, Action<int, int, string> cut)
{
    private readonly List<ReachGroup> _whole = [];
    private readonly Dictionary<(int Caller, int Count, string Text, string Actions), (IReadOnlyList<int> Callers, RowVerdict Verdict, List<int> Targets)> _single = [];

    public void Add(IReadOnlyList<int> callers, int[] targets, RowVerdict verdict)
    {
        if (verdict.Verdict.Cut is { } what)
            cut(callers[0], targets[0], what);
        if (verdict.Verdict.MayAllow)
            _whole.Add(new ReachGroup(callers, row, targets, verdict.Verdict, verdict.Scope, verdict.Actions));
    }

    public void Add(IReadOnlyList<int> callers, int target, RowVerdict verdict)
    {
        if (verdict.Verdict.Cut is { } what && (!verdict.Verdict.MayAllow || verdict.Scope is null))
            cut(callers[0], target, what);
        if (!verdict.Verdict.MayAllow)
            return;
        if (verdict.Scope is not null)
        {
            Add(callers, [target], verdict);
            return;
        }
        var key = (callers[0], callers.Count, $"{verdict.Verdict.Decision} {verdict.Verdict.Residual.Text} {verdict.Verdict.Choices.Text}", string.Join(',', verdict.Actions));
        if (!_single.TryGetValue(key, out var entry))
            _single[key] = entry = (callers, verdict, []);
        entry.Targets.Add(target);
    }

    public List<ReachGroup> Groups()
    {
        foreach (var (callers, verdict, targets) in _single.Values)
        {
            targets.Sort();
            _whole.Add(new ReachGroup(callers, row, targets, verdict.Verdict, null, verdict.Actions));
        }
        _single.Clear();
        return _whole;
    }
}
