using Cairn.Analysis.Reports;
using Cairn.Graph;

namespace Cairn.Cli.Text;

/// <summary>A scan's answer for people: what is at risk and why, what else is exposed, what could not be seen.</summary>
internal sealed class ReportText(Page page, Style style, Report report)
{
    private const int AttacksEach = 3;
    private const int FindingsShown = 40;
    private const int GapsEach = 3;

    private readonly HashSet<int> _written = [];
    private readonly AttackText _attacks = new(page, style, report.Input);

    private GraphSnapshot Graph => report.Input.Graph;

    public void Write()
    {
        WriteAttackers();
        var told = WriteAiSystems();
        page.Blank();
        WriteRest(told);
        page.Blank();
        WriteGaps();
    }

    /// <summary>Who was reckoned with, and who could be asked for.</summary>
    private void WriteAttackers()
    {
        var used = report.Input.Attackers.Where(places => places.IsUsed).Select(places => places.Attacker.Title).ToList();
        var named = report.Input.Entries.Where(entry => entry.Attacker is null).Select(entry => $"whoever holds {Names.Of(Graph, entry.Node)}");
        var others = report.Input.Attackers.Where(places => !places.IsUsed && places.Nodes.Count > 0).Select(places => $"{places.Attacker.Id} ({places.Nodes.Count})").ToList();
        page.Paragraph("attackers: ", string.Join("; ", used.Concat(named)));
        if (others.Count > 0)
            page.Paragraph("not asked: ", $"{string.Join(", ", others)}; --from reckons with them");
        page.Blank();
    }

    private HashSet<string> WriteAiSystems()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        page.Raw(style.Heading("AI systems at risk"));
        var atRisk = report.AiSystems.Where(system => system.Severity is not null).ToList();
        if (atRisk.Count == 0)
            page.Paragraph("  ", report.AiSystems.Count == 0 ? "no AI system was found" : "no attack was found on any AI system");
        foreach (var system in atRisk.Where(system => system.Attacks.Any(attack => !told.Contains(attack.Id))))
            Write(system, told);
        WriteSharing(atRisk.Where(system => !_written.Contains(system.Node)));
        WriteQuiet(report.AiSystems.Where(system => system.Severity is null));
        return told;
    }

    /// <summary>Systems that only share the attacks of others need no section of their own.</summary>
    private void WriteSharing(IEnumerable<AiSystem> systems)
    {
        var names = string.Join(", ", systems.Select(system => $"{Names.Of(Graph, system.Node)} ({Names.KindOf(Graph, system.Node)})"));
        if (names.Length == 0)
            return;
        page.Blank();
        page.Paragraph("hit by the same attacks: ", names);
    }

    private void Write(AiSystem system, HashSet<string> told)
    {
        _written.Add(system.Node);
        var severity = system.Severity!.Value;
        var word = Analysis.Risk.Band.Word(severity);
        page.Blank();
        page.Paragraph($"{word} ", $"{Names.Of(Graph, system.Node)} ({Names.KindOf(Graph, system.Node)})", $"{style.Band(severity)} ");
        var attacks = system.Attacks.Where(attack => told.Add(attack.Id)).OrderByDescending(attack => attack.Risk).ToList();
        foreach (var attack in attacks.Take(AttacksEach))
            _attacks.Write(attack, explain: false);
        var others = system.Attacks.Count - Math.Min(attacks.Count, AttacksEach);
        if (others > 0)
            page.Paragraph("  ", $"and {others} more, some told above; `--format json` has them all");
        WriteStops(system);
    }

    private void WriteStops(AiSystem system)
    {
        var stop = system.Stops.MinBy(step => step.Likelihood);
        if (stop is null)
            return;
        page.Paragraph("  stops it: ", stop.Technique.Guidance.Prevent is { Length: > 0 } prevent
            ? $"{prevent} (breaks: {stop.Sentence})"
            : $"whatever breaks: {stop.Sentence}");
    }

    private void WriteQuiet(IEnumerable<AiSystem> systems)
    {
        foreach (var group in systems.GroupBy(system => system.IsUnknown).OrderBy(group => group.Key))
        {
            page.Blank();
            page.Paragraph(group.Key ? "unknown: " : "no attack found on: ", string.Join(", ", group.Select(system => $"{Names.Of(Graph, system.Node)} ({Names.KindOf(Graph, system.Node)})")));
        }
    }

    private void WriteRest(HashSet<string> told)
    {
        page.Raw(style.Heading("What else is exposed"));
        var attacks = report.Attacks.Where(attack => told.Add(attack.Id)).OrderByDescending(attack => attack.Risk).ToList();
        if (attacks.Count + report.Findings.Count == 0)
            page.Paragraph("  ", "nothing that was looked for");
        foreach (var attack in attacks)
        {
            page.Blank();
            _attacks.Write(attack, explain: false);
        }

        if (report.Findings.Count > 0)
            page.Blank();
        foreach (var finding in report.Findings.Take(FindingsShown))
            page.Paragraph($"  {Analysis.Risk.Band.Word(finding.Severity)} ", $"{finding.Message} [{finding.Rule.Id}]", $"  {style.Band(finding.Severity)} ");
        if (report.Findings.Count > FindingsShown)
            page.Paragraph("  ", $"and {report.Findings.Count - FindingsShown} more findings; `--format json` has them all");
    }

    private void WriteGaps()
    {
        page.Raw(style.Heading("What could not be seen"));
        if (report.Gaps.Count == 0)
            page.Paragraph("  ", "nothing was hidden from this scan");
        foreach (var group in report.Gaps.GroupBy(gap => gap.Code).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Paragraph("  ", $"{group.Key}: {group.Count()}");
            foreach (var gap in group.Take(GapsEach))
                page.Paragraph("    - ", $"{gap.Subject}: {gap.Message}");
            if (group.Count() > GapsEach)
                page.Paragraph("    - ", $"and {group.Count() - GapsEach} more");
        }
    }
}
