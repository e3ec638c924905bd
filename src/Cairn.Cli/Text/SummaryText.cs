using System.Globalization;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;

namespace Cairn.Cli.Text;

/// <summary>The head of a report: how many of what, who was reckoned with, and which steps to stop first.</summary>
internal sealed class SummaryText(Page page, Style style, Report report, IReadOnlyList<FirstStep> first)
{
    private const string Lead = "             ";

    public void Write()
    {
        Line("AI systems", Systems());
        Line("attacks", Banded(report.Attacks.Select(attack => attack.Severity)));
        Line("findings", Banded(report.Findings.Select(finding => finding.Severity)));
        Line("not seen", report.Gaps.Count == 0 ? "nothing was hidden" : $"{Counts.Of(report.Gaps.Count, "gap")}, told at the end");
        WriteAttackers();
        page.Blank();
        WriteFirst();
    }

    private void Line(string lead, string text) => page.Paragraph(lead.PadRight(Lead.Length), text);

    private string Systems()
    {
        if (report.AiSystems.Count == 0)
            return "none was found";
        var quiet = report.AiSystems.Count(system => system.Severity is null && !system.IsUnknown);
        var parts = new[]
        {
            Counts.Bands(report.AiSystems.Select(system => system.Severity).OfType<Severity>()),
            quiet > 0 ? $"{quiet.ToString(CultureInfo.InvariantCulture)} without an attack" : "",
            report.AiSystems.Count(system => system.IsUnknown) is > 0 and var unknown ? $"{unknown.ToString(CultureInfo.InvariantCulture)} unknown" : "",
        };
        return $"{report.AiSystems.Count.ToString(CultureInfo.InvariantCulture)} ({string.Join(", ", parts.Where(part => part.Length > 0))})";
    }

    private static string Banded(IEnumerable<Severity> severities) =>
        severities.ToList() is { Count: > 0 } all ? $"{all.Count.ToString("N0", CultureInfo.InvariantCulture)} ({Counts.Bands(all)})" : "none";

    /// <summary>Who was reckoned with, and who could be asked for.</summary>
    private void WriteAttackers()
    {
        var used = report.Input.Attackers.Where(places => places.IsUsed).Select(places => $"{char.ToLowerInvariant(places.Attacker.Title[0])}{places.Attacker.Title[1..]}").ToList();
        var named = report.Input.Entries.Where(entry => entry.Attacker is null).Select(entry => $"whoever holds {Names.Of(report.Input.Graph, entry.Node)}");
        Line("attackers", string.Join("; ", used.Concat(named)));
        var others = report.Input.Attackers.Where(places => !places.IsUsed && places.Nodes.Count > 0).Select(places => $"{places.Attacker.Id} ({places.Nodes.Count.ToString(CultureInfo.InvariantCulture)})").ToList();
        if (others.Count > 0)
            Line("", $"not asked about, with the places they could start from: {string.Join(", ", others)}; `--from {report.Input.Attackers.First(places => !places.IsUsed && places.Nodes.Count > 0).Attacker.Id}` asks");
    }

    private void WriteFirst()
    {
        if (first.Count == 0)
            return;
        page.Raw(style.Heading("Where to begin"));
        for (var at = 0; at < first.Count; at++)
        {
            var (step, attacks) = first[at];
            page.Paragraph($"  {(at + 1).ToString(CultureInfo.InvariantCulture)}. ", $"{step.Sentence}: {Counts.Of(attacks.Count, $"{(at > 0 ? "more " : "")}attack")} ({Counts.Bands(attacks.Select(attack => attack.Severity))})");
            page.Paragraph("     fix: ", step.Technique.Guidance.Prevent);
        }

        page.Blank();
    }
}
