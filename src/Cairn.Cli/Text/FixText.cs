using System.Globalization;
using Cairn.Analysis.Fixes;
using Cairn.Analysis.Risk;

namespace Cairn.Cli.Text;

/// <summary>A fix for people: what to do, what it stops, what else it takes away, and why less will not do.</summary>
internal sealed class FixText(Page page, Style style, Fix fix)
{
    private const int StopsShown = 4;
    private const int TakenShown = 6;
    private const int ProofsShown = 12;

    public void Write()
    {
        if (fix.Question.Attacks.Count == 0)
        {
            page.Paragraph("", "no attack was found, so there is nothing to fix");
            return;
        }

        var stopped = fix.Question.Attacks.Count - fix.Unstoppable.Count;
        page.Raw(style.Heading($"{Count(fix.Changes.Count, "change")} {(fix.Changes.Count == 1 ? "stops" : "stop")} {stopped} of {Count(fix.Question.Attacks.Count, "attack")}"));
        foreach (var change in fix.Changes)
            Write(change);
        page.Blank();
        WriteProof();
        if (fix.Unstoppable.Count == 0)
            return;
        page.Blank();
        page.Raw(style.Heading("What no change known to Cairn stops"));
        foreach (var attack in fix.Unstoppable)
            page.Paragraph("  ", $"{attack.Target.Outcome} [{attack.Id}]");
    }

    private void Write(ChosenChange chosen)
    {
        page.Blank();
        page.Paragraph("- ", chosen.Change.Title);
        if (chosen.Change.Record is { } record)
            page.Paragraph("    in ", $"{record}{(chosen.Change.Pointer is { } pointer ? $" {pointer}" : "")}");
        page.Paragraph("    cost ", $"{chosen.Cost.Cost.ToString(CultureInfo.InvariantCulture)}: {chosen.Cost.Because}");
        WriteStops(chosen.Stops);
        WriteTaken(chosen);
        foreach (var snippet in chosen.Change.Snippets)
        {
            page.Raw($"    {snippet.Format}:");
            foreach (var line in snippet.Text.Split('\n'))
                page.Raw($"      {Plain.Line(line.TrimEnd('\r'))}");
        }
    }

    /// <summary>How many attacks a change stops, and the worst of them by name.</summary>
    private void WriteStops(IReadOnlyList<RatedAttack> stopped)
    {
        var worst = stopped.OrderByDescending(attack => attack.Risk).ThenBy(attack => attack.Id, StringComparer.Ordinal).Take(StopsShown).Select(attack => $"{attack.Target.Outcome} [{attack.Id}]");
        var more = stopped.Count > StopsShown ? $"; and {(stopped.Count - StopsShown).ToString(CultureInfo.InvariantCulture)} more" : "";
        page.Paragraph("    stops ", $"{Counts.Of(stopped.Count, "attack")} ({Counts.Bands(stopped.Select(attack => attack.Severity))}): {string.Join("; ", worst)}{more}");
    }

    private void WriteTaken(ChosenChange chosen)
    {
        if (chosen.TakesAway.Count == 0)
        {
            page.Paragraph("    ", "takes nothing else away");
            return;
        }

        var graph = fix.Question.Input.Graph;
        var named = chosen.TakesAway.Take(TakenShown).Select(graph.EdgeAt)
            .Select(edge => $"{Names.Of(graph, edge.From)} {graph.EdgeKinds[edge.Kind]} {Names.Of(graph, edge.To)}");
        var more = chosen.TakesAway.Count > TakenShown ? $"; and {chosen.TakesAway.Count - TakenShown} more" : "";
        page.Paragraph("    also takes away ", string.Join("; ", named) + more);
    }

    private void WriteProof()
    {
        page.Raw(style.Heading("Proof"));
        page.Paragraph("  ", fix.IsExact
            ? $"no set of changes that stops them costs less than {fix.Cost.ToString(CultureInfo.InvariantCulture)}: each of these attacks needs one of its changes"
            : $"it costs {fix.Cost.ToString(CultureInfo.InvariantCulture)}; the search ran out of budget, and all that is certain is that no set costs less than {fix.LowerBound.ToString(CultureInfo.InvariantCulture)}");
        page.Paragraph("  ", fix.IsChecked
            ? "checked: searched again from scratch without what the changes take away, none of the attacks is left"
            : "NOT checked: searched again from scratch without what the changes take away, an attack is left");
        page.Paragraph("  ", fix.IsCleanWhenScannedAgain switch
        {
            true => "scanned again: with the changes made on the records themselves, none of the attacks is left",
            false => "scanned again: with the changes made on the records themselves, an attack is LEFT; look at it with `cairn what-if`",
            null => "not scanned again: some of the changes are made outside of what the records say",
        });
        foreach (var proof in fix.Certificate.Take(ProofsShown))
            page.Paragraph("  - ", $"{proof.Attack.Target.Outcome}: {string.Join(", or ", proof.AnyOf.Select(change => change.Title))}");
        if (fix.Certificate.Count > ProofsShown)
            page.Paragraph("  ", $"and {fix.Certificate.Count - ProofsShown} more; `--format json` has them all");
    }

    private static string Count(int count, string thing) => $"{count.ToString(CultureInfo.InvariantCulture)} {thing}{(count == 1 ? "" : "s")}";
}
