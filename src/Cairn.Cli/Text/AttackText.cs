using Cairn.Analysis.Attack;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Cli.Text;

/// <summary>Writes one attack as steps that can be read aloud.</summary>
internal sealed class AttackText(Page page, Style style, ReportInput input)
{
    private GraphSnapshot Graph => input.Graph;

    /// <param name="explain">Also what each step rests on.</param>
    public void Write(RatedAttack attack, bool explain)
    {
        var word = Band.Word(attack.Severity);
        page.Paragraph($"  {word} ", $"{attack.Target.Outcome}", $"  {style.Band(attack.Severity)} ");
        page.Paragraph("    ", $"from {Names.Of(Graph, attack.Entry)}{As(attack)}, likelihood {attack.Derivation.Likelihood:0.00}, impact {attack.Target.Impact:0.00}{(attack.Derivation.IsConditional ? ", if a condition holds" : "")} [{attack.Id}]");
        foreach (var remaining in attack.Derivation.Conditions)
            page.Paragraph("    only if ", $"for {Names.Of(Graph, remaining.Actor)}: {remaining.Text}");
        var number = 0;
        foreach (var step in attack.Derivation.Steps)
            Write(step, ++number, explain);
    }

    private static string As(RatedAttack attack) => attack.Start.Attacker is { } attacker && attacker != "internet" ? $" ({attacker})" : "";

    private void Write(DerivedStep step, int number, bool explain)
    {
        page.Paragraph($"    {number,2}. ", step.Sentence + After(step));
        foreach (var assumption in step.Assumptions)
            page.Paragraph("        note: ", assumption);
        if (!explain)
            return;
        page.Paragraph("        ", $"technique {step.Technique.Id}, likelihood {step.Likelihood:0.00}");
        foreach (var item in input.EvidenceOf(step))
            Write(item);
    }

    public void Write(EvidenceItem item)
    {
        page.Paragraph("        because ", $"{item.Record}{(item.Pointer is { Length: > 0 } ? $" {item.Pointer}" : "")}");
        if (item.Statement is not null || item.Note is not null)
            page.Paragraph("                ", string.Join(": ", new[] { item.Statement, item.Note }.Where(part => part is not null)));
    }

    /// <summary>A step that joins several branches names them; one that follows the step before it need not.</summary>
    private static string After(DerivedStep step) =>
        step.After.Count > 1 ? $" (needs steps {string.Join(" and ", step.After.Select(at => at + 1))})" : "";
}
