using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Changes;

/// <summary>Whether a change may go ahead.</summary>
public enum GateVerdict
{
    /// <summary>It opens no attack that is bad enough, and could hide none.</summary>
    Clean,

    /// <summary>It opens an attack, or makes one worse.</summary>
    Blocked,

    /// <summary>It opens no attack that can be seen, but something that could hide one cannot be seen.</summary>
    Unknown,
}

/// <summary>The answer to a pull request: may it go ahead, and why not.</summary>
public sealed record Gate(EstateDiff Diff, Severity FailOn, GateVerdict Verdict, IReadOnlyList<AttackMove> Worse, IReadOnlyList<HidingGap> Open)
{
    /// <summary>How many new gaps can hide no attack that is bad enough.</summary>
    public int Harmless => Diff.NewGaps.Count - Open.Count;

    /// <param name="nothingSeen">The planned estate holds nothing that could be looked at.</param>
    public static Gate Judge(EstateDiff diff, Severity failOn, bool nothingSeen, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var worse = diff.Opened.Concat(diff.Altered).Where(move => move.IsWorse && move.Attack.Severity >= failOn).ToList();
        var hiding = diff.NewGaps.Count == 0 ? null : new HidingGaps(diff.After, diff.NewGaps, failOn, stop);
        var open = diff.NewGaps.Select(gap => hiding!.Judge(gap)).OfType<HidingGap>().ToList(); // there is one where there are gaps
        var verdict = worse.Count > 0 ? GateVerdict.Blocked : nothingSeen || open.Count > 0 ? GateVerdict.Unknown : GateVerdict.Clean;
        return new Gate(diff, failOn, verdict, worse, open);
    }
}
