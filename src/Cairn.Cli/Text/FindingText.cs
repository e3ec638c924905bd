using System.Globalization;
using Cairn.Analysis.Risk;
using Cairn.Analysis.Rules;

namespace Cairn.Cli.Text;

/// <summary>Findings for people, those of one rule together with what mends them.</summary>
internal sealed class FindingText(Page page, Style style)
{
    private const int RulesShown = 40;
    private const int FindingsEach = 6;

    public void Write(IReadOnlyList<RuleFinding> findings)
    {
        // Findings come with the worst first, and so do the rules.
        var rules = findings.GroupBy(finding => (finding.Rule.Id, finding.Severity)).ToList();
        foreach (var rule in rules.Take(RulesShown))
            WriteRule([.. rule]);
        if (rules.Count > RulesShown)
            page.Paragraph("  ", $"and {rules.Skip(RulesShown).Sum(rule => rule.Count()).ToString(CultureInfo.InvariantCulture)} more findings; `--format json` has them all");
    }

    private void WriteRule(IReadOnlyList<RuleFinding> findings)
    {
        page.Blank();
        var lead = $"  {Band.Word(findings[0].Severity)} ";
        var rule = findings[0].Rule;
        if (findings.Count == 1)
        {
            page.Paragraph(lead, $"{findings[0].Message} [{rule.Id}]", $"  {style.Band(findings[0].Severity)} ");
        }
        else
        {
            page.Paragraph(lead, $"{char.ToLowerInvariant(rule.Title[0])}{rule.Title[1..]} ({findings.Count.ToString(CultureInfo.InvariantCulture)}) [{rule.Id}]", $"  {style.Band(findings[0].Severity)} ");
            foreach (var finding in findings.Take(FindingsEach))
                page.Paragraph("    - ", finding.Message);
            if (findings.Count > FindingsEach)
                page.Paragraph("    - ", $"and {(findings.Count - FindingsEach).ToString(CultureInfo.InvariantCulture)} more");
        }

        page.Paragraph("    fix: ", rule.Remediation);
    }
}
