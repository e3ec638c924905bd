using System.Globalization;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Graph;

namespace Cairn.Cli.Shell;

/// <summary>The commands to the shell itself.</summary>
internal sealed class ShellCommands(QueryShell shell)
{
    private static readonly (string Name, string Usage, string Text)[] All =
    [
        (":help", ":help", "this list"),
        (":schema", ":schema [KIND]", "kinds of nodes and edges, how many there are and their properties"),
        (":params", ":params", "the parameters that queries may use as $name"),
        (":param", ":param NAME=VALUE", "set a parameter; nothing after = removes it"),
        (":explain", ":explain [QUERY];", "how a query would be answered, with estimates"),
        (":profile", ":profile [QUERY];", "how a query was answered, with counts"),
        (":format", ":format table|json|csv", "how answers are shown"),
        (":timeout", ":timeout SECONDS", "the most seconds a query may run"),
        (":quit", ":quit", "leave (as Ctrl-D does)"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(command => command.Usage.Contains(' ', StringComparison.Ordinal) ? command.Name + " " : command.Name)];

    /// <returns>Whether to go on.</returns>
    public bool Run(string line, CancellationToken cancellation)
    {
        var words = line.TrimEnd(';').Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var rest = words.Length > 1 ? words[1].Trim() : "";
        switch (words[0].ToLowerInvariant())
        {
            case ":quit" or ":exit" or ":q":
                return false;
            case ":explain":
                return shell.Query(rest, QueryMark.Explain, cancellation);
            case ":profile":
                return shell.Query(rest, QueryMark.Profile, cancellation);
            default:
                Set(words[0].ToLowerInvariant(), rest);
                return true;
        }
    }

    private void Set(string command, string rest)
    {
        switch (command)
        {
            case ":help":
                Help();
                break;
            case ":schema":
                Schema(rest);
                break;
            case ":params":
                Parameters();
                break;
            case ":param":
                Parameter(rest);
                break;
            case ":format":
                Format(rest);
                break;
            case ":timeout":
                Timeout(rest);
                break;
            default:
                throw new UsageException($"there is no command `{Plain.Line(command)}`", "`:help` lists the commands");
        }
    }

    private void Help()
    {
        var page = new Page(shell.Out, shell.Width);
        foreach (var (_, usage, text) in All)
            page.Paragraph($"  {usage,-24}", text);
        page.Paragraph("", "A query ends with a semicolon and may have several lines. Tab completes, the arrow keys bring back what was typed, Ctrl-C stops a query.");
    }

    private void Schema(string kind)
    {
        var schema = shell.Completer.Schema;
        var page = new Page(shell.Out, shell.Width);
        List(page, "nodes", schema.Nodes, kind);
        List(page, "edges", schema.Edges, kind);
    }

    private static void List(Page page, string title, IEnumerable<GraphSchema.KindSchema> kinds, string wanted)
    {
        var shown = kinds.Where(kind => wanted.Length == 0 || kind.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        if (shown.Count == 0)
            return;
        page.Paragraph("", title);
        foreach (var kind in shown)
            page.Paragraph($"  {Plain.Line(kind.Name)} {kind.Count.ToString("N0", CultureInfo.InvariantCulture)}  ", string.Join(", ", kind.Properties));
    }

    private void Parameters()
    {
        foreach (var (name, value) in shell.Settings.Parameters.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            shell.Out.WriteLine(Plain.Line($"{name}={value}"));
    }

    private void Parameter(string pair)
    {
        var (name, value) = ParameterText.Parse(pair);
        var parameters = new Dictionary<string, Value>(shell.Settings.Parameters, StringComparer.Ordinal);
        parameters.Remove(name);
        if (value.Length > 0)
            parameters.Add(name, ParameterText.Read(value));
        shell.Settings = shell.Settings with { Parameters = parameters };
    }

    private void Format(string format) =>
        shell.Settings = format is "table" or "json" or "csv" ? shell.Settings with { Format = format } : throw new UsageException($"there is no format `{Plain.Line(format)}`", "table, json or csv");

    private void Timeout(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < 1)
            throw new UsageException($"`{Plain.Line(text)}` is no number of seconds");
        shell.Settings = shell.Settings with { Budget = shell.Settings.Budget with { Time = TimeSpan.FromSeconds(seconds) } };
    }
}
