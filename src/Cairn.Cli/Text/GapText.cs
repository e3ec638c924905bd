using System.Globalization;
using Cairn.Analysis.Reports;
using Cairn.Graph;

namespace Cairn.Cli.Text;

/// <summary>What could not be seen, for people: what the same thing is unknown of stands together.</summary>
internal sealed class GapText(Page page, GraphSnapshot graph)
{
    private const int MessagesEach = 3;
    private const int SubjectsEach = 6;

    public void Write(IReadOnlyList<ReportGap> gaps)
    {
        if (gaps.Count == 0)
            page.Paragraph("  ", "nothing was hidden from this scan");
        foreach (var group in gaps.GroupBy(gap => gap.Code).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
            Write(group.Key, [.. group]);
    }

    private void Write(string code, IReadOnlyList<ReportGap> gaps)
    {
        page.Paragraph("  ", $"{code} ({gaps.Count.ToString("N0", CultureInfo.InvariantCulture)})");
        var messages = gaps.GroupBy(gap => gap.Message, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        foreach (var message in messages.Take(MessagesEach))
        {
            page.Paragraph("    - ", message.Count() == 1 ? $"{Subject(message.First())}: {message.Key}" : $"{message.Key}: {Subjects([.. message])}");
        }

        if (messages.Count > MessagesEach)
            page.Paragraph("    - ", $"and {(gaps.Count - messages.Take(MessagesEach).Sum(message => message.Count())).ToString("N0", CultureInfo.InvariantCulture)} more");
        // Of several ways to close gaps of one sort, the commonest.
        if (gaps.Select(gap => gap.Help).OfType<string>().GroupBy(help => help, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault() is { } help)
            page.Paragraph("    help: ", help.Key);
    }

    private string Subjects(IReadOnlyList<ReportGap> gaps)
    {
        var more = gaps.Count > SubjectsEach ? $" and {(gaps.Count - SubjectsEach).ToString("N0", CultureInfo.InvariantCulture)} more" : "";
        return string.Join(", ", gaps.Take(SubjectsEach).Select(Subject)) + more;
    }

    private string Subject(ReportGap gap) => graph.TryFind(gap.Subject, out var node) ? Names.Of(graph, node) : gap.Subject;
}
