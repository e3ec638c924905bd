using System.Globalization;
using Cairn.Analysis.Changes;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

namespace Cairn.Cli.Text;

/// <summary>What tells two estates apart, for people: attacks with what made the difference, then what is in the graph.</summary>
internal sealed class DiffText(Page page, Style style, EstateDiff diff)
{
    private const int Shown = 20;

    public void Write()
    {
        if (diff.IsEmpty)
        {
            page.Paragraph("", "nothing tells the two apart");
            return;
        }

        Moves("Attacks opened", diff.Opened, diff.After);
        Moves("Attacks closed", diff.Closed, diff.Before);
        Moves("Attacks changed", diff.Altered, diff.After);
        List("What can no longer be seen", diff.NewGaps, gap => $"{gap.Subject}: {gap.Message} [{gap.Code}]");
        List("Nodes added", diff.Graphs.AddedNodes, key => key);
        List("Nodes removed", diff.Graphs.RemovedNodes, key => key);
        List("Nodes changed", diff.Graphs.ChangedNodes, key => key);
        List("Edges added", diff.Graphs.AddedEdges, Edge);
        List("Edges removed", diff.Graphs.RemovedEdges, Edge);
    }

    private void Moves(string title, IReadOnlyList<AttackMove> moves, ReportInput input)
    {
        if (moves.Count == 0)
            return;
        page.Raw(style.Heading($"{title} ({moves.Count.ToString(CultureInfo.InvariantCulture)})"));
        var text = new AttackText(page, style, input);
        foreach (var move in moves)
        {
            page.Blank();
            text.Write(move.Attack, explain: false);
            if (move is { Before: { } before, After: { } after })
                page.Paragraph("    was ", $"{Band.Word(before.Severity)}, likelihood {before.Derivation.Likelihood.ToString("0.00", CultureInfo.InvariantCulture)}; now {Band.Word(after.Severity)}, {after.Derivation.Likelihood.ToString("0.00", CultureInfo.InvariantCulture)}");
            foreach (var item in move.Because)
                text.Write(item);
        }

        page.Blank();
    }

    private void List<T>(string title, IReadOnlyList<T> items, Func<T, string> told)
    {
        if (items.Count == 0)
            return;
        page.Raw(style.Heading($"{title} ({items.Count.ToString(CultureInfo.InvariantCulture)})"));
        foreach (var item in items.Take(Shown))
            page.Paragraph("  ", told(item));
        if (items.Count > Shown)
            page.Paragraph("  ", $"and {items.Count - Shown} more; `--format json` has them all");
        page.Blank();
    }

    private static string Edge(NamedEdge edge) => $"{edge.From} {edge.Kind} {edge.To}{(edge.Qualifier is { } qualifier ? $" ({qualifier})" : "")}{(edge.Condition is { } condition ? $" if {condition}" : "")}";
}
