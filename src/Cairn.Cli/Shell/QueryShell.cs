using System.Diagnostics;
using System.Globalization;
using Cairn.Cli.Text;
using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Cli.Shell;

/// <summary>Runs statements one after another on one graph: queries, and commands that begin with a colon.</summary>
internal sealed class QueryShell
{
    private readonly GraphSnapshot _graph;
    private readonly StreamWriter _out;
    private readonly TextWriter _error;
    private readonly int? _width;
    private readonly ShellCommands _commands;
    private string? _last;

    /// <param name="graph">The graph to ask.</param>
    /// <param name="settings">How to run and show.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="error">Where complaints go.</param>
    /// <param name="width">The width of the reader's screen; null where a program reads.</param>
    public QueryShell(GraphSnapshot graph, ShellSettings settings, StreamWriter output, TextWriter error, int? width)
    {
        (_graph, Settings, _out, _error, _width) = (graph, settings, output, error, width);
        Completer = new Completer(graph, () => Settings.Parameters.Keys, ShellCommands.Names);
        _commands = new ShellCommands(this);
    }

    public ShellSettings Settings { get; set; }

    public Completer Completer { get; }

    public TextWriter Out => _out;

    public int Width => _width ?? 80;

    /// <summary>Whether any statement went wrong.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Runs one statement.</summary>
    /// <returns>Whether to go on.</returns>
    public bool Run(string statement, CancellationToken cancellation)
    {
        try
        {
            return statement.StartsWith(':') ? _commands.Run(statement, cancellation) : Query(statement, QueryMark.None, cancellation);
        }
        catch (QueryException wrong)
        {
            foreach (var line in wrong.Diagnostics.SelectMany(diagnostic => QueryErrorText.Lines(diagnostic, statement)))
                Complain(line);
        }
        catch (OperationCanceledException)
        {
            Complain("stopped");
        }
        catch (Pipeline.UsageException wrong)
        {
            Complain(wrong.Message);
            if (wrong.Help is not null)
                Complain($"help: {wrong.Help}");
        }

        return true;
    }

    /// <summary>Runs a query, or shows its plan; without a text the last one again.</summary>
    public bool Query(string text, QueryMark mark, CancellationToken cancellation)
    {
        text = text.Length > 0 ? text : _last ?? throw new Pipeline.UsageException("there was no query yet");
        var query = CypherQuery.Compile(mark == QueryMark.Profile ? $"PROFILE {text}" : text);
        _last = text;
        if (mark == QueryMark.Explain)
        {
            QueryAnswer.WritePlan(query.Explain(_graph), _out);
            return true;
        }

        var clock = Stopwatch.GetTimestamp();
        var result = query.Run(_graph, Settings.Parameters, Settings.Budget, cancellation);
        Show(result, Stopwatch.GetElapsedTime(clock));
        return true;
    }

    private void Show(QueryResult result, TimeSpan time)
    {
        if (result.Plan.Length > 0)
            QueryAnswer.WritePlan(result.Plan, _out);
        else
            WriteRows(result, time);
        foreach (var warning in result.Warnings.SelectMany(warning => QueryErrorText.Lines(warning, "")))
            _error.WriteLine(warning);
    }

    private void WriteRows(QueryResult result, TimeSpan time)
    {
        var narrowed = QueryAnswer.Write(result, Settings.Format, _out, _width);
        if (Settings.Format == "json")
            _out.WriteLine();
        if (_width is null)
            return;
        var rows = result.RowCount == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{result.RowCount:N0} rows");
        var shortened = Settings.Format == "table" && result.RowCount > QueryAnswer.Screenful;
        var cut = shortened ? $"; the first {QueryAnswer.Screenful:N0} shown, `:format csv` shows all" : narrowed ? "; cut to fit, `:format csv` shows all" : "";
        _out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows}, {time.TotalMilliseconds:0.#} ms{cut}"));
    }

    private void Complain(string line)
    {
        HasFailed = true;
        _out.Flush();
        _error.WriteLine(_width is null ? $"cairn: {line}" : line);
    }
}

/// <summary>What is wanted of a query besides its rows.</summary>
internal enum QueryMark
{
    None,
    Explain,
    Profile,
}
