using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;

namespace Cairn.Analysis.Changes;

/// <summary>Whether a change may go ahead.</summary>
public enum GateVerdict
{
    /// <summary>It opens no attack that is bad enough, and hides nothing.</summary>
    Clean,

    /// <summary>It opens an attack, or makes one worse.</summary>
    Blocked,

    /// <summary>It opens no attack that can be seen, but leaves something open that could hide one.</summary>
    Unknown,
}

/// <summary>The answer to a pull request: may it go ahead, and why not.</summary>
public sealed record Gate(EstateDiff Diff, Severity FailOn, GateVerdict Verdict, IReadOnlyList<AttackMove> Worse, IReadOnlyList<ReportGap> Open)
{
    /// <param name="nothingSeen">The planned estate holds nothing that could be looked at.</param>
    public static Gate Judge(EstateDiff diff, Severity failOn, bool nothingSeen)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var worse = diff.Opened.Concat(diff.Altered).Where(move => move.IsWorse && move.Attack.Severity >= failOn).ToList();
        var verdict = worse.Count > 0 ? GateVerdict.Blocked : nothingSeen || diff.NewGaps.Count > 0 ? GateVerdict.Unknown : GateVerdict.Clean;
        return new Gate(diff, failOn, verdict, worse, diff.NewGaps);
    }
}
