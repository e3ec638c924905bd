using System.Text;

namespace Cairn.Cli.Reference;

/// <summary>Builds a page of Markdown.</summary>
internal sealed class Markdown
{
    private readonly StringBuilder _text = new();

    public static string Code(string text) => $"`{text}`";

    public static string Codes(IEnumerable<string> texts, string between = ", ") => string.Join(between, texts.Select(Code));

    /// <summary>The anchor that a heading gets.</summary>
    public static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Select(c => c == ' ' ? '-' : c).Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));

    public Markdown Title(string title) => Line($"# {title}").Blank().Line("<!-- Written by `cairn docs`; change the declarations instead. -->").Blank();

    public Markdown Heading(string text, int level = 2) => Line($"{new string('#', level)} {text}").Blank();

    public Markdown Paragraph(string text) => text.Length == 0 ? this : Line(text).Blank();

    /// <summary>A fenced block, such as a pattern.</summary>
    public Markdown Block(string language, string text) => Line($"```{language}").Line(text.Trim()).Line("```").Blank();

    public Markdown Bullets(IEnumerable<string> items)
    {
        var any = false;
        foreach (var item in items)
        {
            any = true;
            Line($"- {item}");
        }

        return any ? Blank() : this;
    }

    /// <summary>A table; nothing at all when it has no rows.</summary>
    public Markdown Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return this;
        Row(head);
        Line($"|{string.Concat(Enumerable.Repeat("---|", head.Count))}");
        foreach (var row in all)
            Row(row);
        return Blank();
    }

    public override string ToString() => $"{_text.ToString().TrimEnd('\n')}\n";

    private void Row(IReadOnlyList<string> cells) =>
        Line($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ')))} |");

    private Markdown Line(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    private Markdown Blank() => Line("");
}
