using Cairn.Analysis.Reports;
using Cairn.Graph;

namespace Cairn.Cli.Text;

/// <summary>A scan's answer for people: what is at risk and why, what else is exposed, what could not be seen.</summary>
internal sealed class ReportText(Page page, Style style, Report report)
{
    private const int AttacksEach = 3;
    private const int FindingsShown = 40;
    private const int GapsEach = 3;

    private readonly AttackText _attacks = new(page, style, report.Input);

    private GraphSnapshot Graph => report.Input.Graph;

    public void Write()
    {
        var told = WriteAiSystems();
        page.Blank();
        WriteRest(told);
        page.Blank();
        WriteGaps();
    }

    private HashSet<string> WriteAiSystems()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        page.Raw(style.Heading("AI systems at risk"));
        var atRisk = report.AiSystems.Where(system => system.Severity is not null).ToList();
        if (atRisk.Count == 0)
            page.Paragraph("  ", report.AiSystems.Count == 0 ? "no AI system was found" : "no attack was found on any AI system");
        foreach (var system in atRisk)
            Write(system, told);
        WriteQuiet(report.AiSystems.Where(system => system.Severity is null));
        return told;
    }

    private void Write(AiSystem system, HashSet<string> told)
    {
        var severity = system.Severity!.Value;
        var word = Analysis.Risk.Band.Word(severity);
        page.Blank();
        page.Paragraph($"{word} ", $"{Names.Of(Graph, system.Node)} ({Names.KindOf(Graph, system.Node)})", $"{style.Band(severity)} ");
        var attacks = system.Attacks.OrderByDescending(attack => attack.Risk).ToList();
        foreach (var attack in attacks.Take(AttacksEach))
        {
            if (told.Add(attack.Id))
                _attacks.Write(attack, explain: false);
            else
                page.Paragraph("  ", $"{attack.Target.Outcome}: told above [{attack.Id}]");
        }

        if (attacks.Count > AttacksEach)
            page.Paragraph("  ", $"and {attacks.Count - AttacksEach} more; `--format json` has them all");
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
