using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Shell;
using Cairn.Cli.Text;
using Cairn.Graph;
using Cairn.Graph.Cypher;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn query`: asks the graph a question in openCypher, or several in a shell.</summary>
internal static class QueryCommand
{
    private const string Example = "cairn query samples/larkspur-health/state.json 'MATCH (a:Agent) RETURN a.name'";

    public static Command Create()
    {
        var words = new Argument<string[]>("path... query") { Description = "The sources, and last the query; with --graph the query alone. Without a query a shell begins at a terminal, and otherwise the queries come from standard input, each ended by a semicolon.", Arity = new(0, 10_000) };
        var graph = new Option<string?>("--graph", "-g") { Description = "Ask a graph instead: a file saved by `cairn graph save`, an .ndjson file, or a folder with nodes.csv and edges.csv." };
        var parameters = new Option<string[]>("--param", "-p") { Description = "A parameter of the query, as name=value; numbers and true, false are read as such.", AllowMultipleArgumentsPerToken = true };
        var budget = new BudgetOptions();
        var explain = new Option<bool>("--explain") { Description = "Show how the query would be answered, with estimates, instead of answering it." };
        var profile = new Option<bool>("--profile") { Description = "Show how the query was answered, with counts." };
        var history = new Option<string?>("--history") { Description = "Keep what is typed in the shell in this file; otherwise it is forgotten at the end." };
        var format = Options.Format("table", "json", "csv");
        var command = new Command("query", "Ask the graph a question in openCypher (read only), or many in a shell.") { words, graph, parameters, explain, profile, format, history };
        budget.AddTo(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(new(
            parsed.GetValue(words) ?? [],
            parsed.GetValue(graph),
            new ShellSettings(budget.Of(parsed), parsed.GetValue(format)!, Parameters(parsed.GetValue(parameters) ?? [])), // the format has a default
            parsed.GetValue(profile) ? QueryMark.Profile : parsed.GetValue(explain) ? QueryMark.Explain : QueryMark.None,
            parsed.GetValue(history),
            sources.Read(parsed))));
        return command;
    }

    private sealed record Request(string[] Words, string? Graph, ShellSettings Settings, QueryMark Mark, string? History, ReadOptions Reading)
    {
        /// <summary>The query; null where every word names a source.</summary>
        public string? Text => Words is [.., var last] && !IsSource(last) ? last : null;

        public string[] Sources => Text is null ? Words : Words[..^1];

        private static bool IsSource(string word) => word == "-" || File.Exists(word) || Directory.Exists(word);
    }

    private static int Run(Request request)
    {
        if (request is { Sources.Length: 0, Graph: null })
            throw new UsageException(request.Text is { } path && !path.Contains(' ', StringComparison.Ordinal) ? $"there is nothing at `{path}`" : "give a source and then the query", Example);
        if (request.Text is not { } text)
            return Shell(request);
        try
        {
            CypherQuery.Compile(text); // before the sources are read, which may take long
            var (graph, exit) = GraphOf(request);
            Answer.Write(null, to => Write(text, graph, request, to));
            return exit;
        }
        catch (QueryException wrong)
        {
            foreach (var line in wrong.Diagnostics.SelectMany(diagnostic => QueryErrorText.Lines(diagnostic, text)))
                Console.Error.WriteLine($"cairn: {line}");
            return Exit.WrongInput;
        }
    }

    private static int Shell(Request request)
    {
        if (request.Words.Contains("-"))
            throw new UsageException("standard input cannot be both a source and the queries", Example);
        var (graph, exit) = GraphOf(request);
        var typed = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = typed };
        var shell = new QueryShell(graph, request.Settings, output, Console.Error, typed ? Page.WidthOfScreen() : null);
        if (typed)
        {
            using var interrupts = new ConsoleInterrupts();
            Interactive.Run(shell, new ConsoleTerminal(Style.WantsColours), new History(request.History), $"{graph.NodeCount:N0} nodes and {graph.EdgeCount:N0} edges.", interrupts);
            return Exit.Fine;
        }

        foreach (var statement in Statements.Of(Console.In.ReadToEnd()))
        {
            if (!shell.Run(statement, CancellationToken.None))
                break;
        }

        return shell.HasFailed ? Exit.WrongInput : exit;
    }

    /// <summary>The graph to ask, and what the process says of it at the end: an answer about half an input is not fine.</summary>
    private static (GraphSnapshot Graph, int Exit) GraphOf(Request request)
    {
        if (request.Graph is { } path)
            return request.Sources.Length == 0 ? (GraphSource.Open(path), Exit.Fine) : throw new UsageException("with `--graph` give the query alone");
        var progress = new Progress();
        var estate = LoadedEstate.Read(request.Sources, progress, request.Reading);
        progress.Clear();
        if (estate.IsEmpty)
            Console.Error.WriteLine("cairn: there is nothing to ask about: no source describes any resource");
        return (estate.Graph, Exit.Of(estate));
    }

    private static void Write(string text, GraphSnapshot graph, Request request, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        if (request.Mark == QueryMark.Explain)
        {
            QueryAnswer.WritePlan(CypherQuery.Compile(text).Explain(graph), writer);
            return;
        }

        var query = CypherQuery.Compile(request.Mark == QueryMark.Profile ? $"PROFILE {text}" : text);
        var result = query.Run(graph, request.Settings.Parameters, request.Settings.Budget);
        foreach (var line in result.Warnings.SelectMany(warning => QueryErrorText.Lines(warning, "")))
            Console.Error.WriteLine($"cairn: {line}");
        if (request.Mark == QueryMark.Profile)
            QueryAnswer.WritePlan(result.Plan, writer);
        else
            QueryAnswer.Write(result, request.Settings.Format, writer, null);
    }

    private static Dictionary<string, Value> Parameters(string[] pairs) => pairs
        .Select(ParameterText.Parse)
        .ToDictionary(pair => pair.Name, pair => ParameterText.Read(pair.Value), StringComparer.Ordinal);
}
