using System.Globalization;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Cli.Text;

/// <summary>Writes attacks as steps that can be read aloud.</summary>
internal sealed class AttackText(Page page, Style style, ReportInput input)
{
    /// <summary>Shorter beginnings are as quickly told as referred to.</summary>
    private const int LeastShared = 2;
    private const int WaysEach = 8;

    private readonly Dictionary<string, string> _begun = new(StringComparer.Ordinal);
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    private GraphSnapshot Graph => input.Graph;

    /// <summary>Whether what was told before is not told again: a beginning that attacks share, a note.</summary>
    public bool IsTerse { get; init; }

    /// <summary>Attacks with one outcome under one heading, the worst first.</summary>
    public void Write(IReadOnlyList<RatedAttack> ways)
    {
        WriteHeading(ways[0], ways.Count);
        foreach (var way in ways.Take(WaysEach))
            WriteWay(way, way.Severity == ways[0].Severity ? "" : $"{Band.Word(way.Severity)}, ", explain: false);
        if (ways.Count > WaysEach)
            page.Paragraph("    ", $"and {Number(ways.Count - WaysEach)} more ways, from {string.Join(", ", ways.Skip(WaysEach).Select(way => Names.Of(Graph, way.Entry)).Distinct().Order(StringComparer.Ordinal))}");
    }

    /// <param name="explain">Also what each step rests on.</param>
    public void Write(RatedAttack attack, bool explain)
    {
        WriteHeading(attack, 1);
        WriteWay(attack, "", explain);
    }

    public void Write(EvidenceItem item)
    {
        page.Paragraph("        because ", $"{item.Record}{(item.Pointer is { Length: > 0 } ? $" {item.Pointer}" : "")}");
        if (item.Statement is not null || item.Note is not null)
            page.Paragraph("                ", string.Join(": ", new[] { item.Statement, item.Note }.Where(part => part is not null)));
    }

    private void WriteHeading(RatedAttack attack, int ways) =>
        page.Paragraph($"  {Band.Word(attack.Severity)} ", $"{attack.Target.Outcome}{(ways > 1 ? $" ({Number(ways)} ways)" : "")}", $"  {style.Band(attack.Severity)} ");

    private void WriteWay(RatedAttack attack, string lead, bool explain)
    {
        page.Paragraph("    ", $"{lead}from {Names.Of(Graph, attack.Entry)}{As(attack)}, likelihood {Rounded(attack.Derivation.Likelihood)}, impact {Rounded(attack.Target.Impact)}{(attack.Derivation.IsConditional ? ", if a condition holds" : "")} [{attack.Id}]");
        foreach (var remaining in attack.Derivation.Conditions)
            page.Paragraph("    only if ", $"for {Names.Of(Graph, remaining.Actor)}: {remaining.Text}");
        var steps = attack.Derivation.Steps;
        var at = IsTerse ? WriteBeginning(steps) : 0;
        for (; at < steps.Count; at++)
            Write(steps[at], at + 1, explain);
        Remember(steps, attack.Id);
    }

    private static string As(RatedAttack attack) => attack.Start.Attacker is { } attacker && attacker != "internet" ? $" ({attacker})" : "";

    /// <summary>Refers to the attack that begins with the same steps.</summary>
    /// <returns>How many steps that says.</returns>
    private int WriteBeginning(IReadOnlyList<DerivedStep> steps)
    {
        for (var length = steps.Count; length >= LeastShared; length--)
        {
            if (!_begun.TryGetValue(Beginning(steps, length), out var told))
                continue;
            page.Paragraph($"    1-{Number(length)}. ", $"as in {told}, up to: {steps[length - 1].Sentence}");
            return length;
        }

        return 0;
    }

    private void Remember(IReadOnlyList<DerivedStep> steps, string id)
    {
        for (var length = LeastShared; IsTerse && length <= steps.Count; length++)
            _begun.TryAdd(Beginning(steps, length), id);
    }

    private static string Beginning(IReadOnlyList<DerivedStep> steps, int length) =>
        string.Join(',', steps.Take(length).Select(step => Number(step.Id)));

    private void Write(DerivedStep step, int number, bool explain)
    {
        page.Paragraph($"    {Number(number),2}. ", step.Sentence + After(step));
        foreach (var assumption in step.Assumptions.Where(assumption => !IsTerse || _noted.Add(assumption)))
            page.Paragraph("        note: ", assumption);
        if (!explain)
            return;
        page.Paragraph("        ", $"technique {step.Technique.Id}, likelihood {Rounded(step.Likelihood)}");
        foreach (var item in input.EvidenceOf(step))
            Write(item);
    }

    /// <summary>A step that joins several branches names them; one that follows the step before it need not.</summary>
    private static string After(DerivedStep step) =>
        step.After.Count > 1 ? $" (needs steps {string.Join(" and ", step.After.Select(at => Number(at + 1)))})" : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Rounded(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}
