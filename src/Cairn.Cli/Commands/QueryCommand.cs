using System.CommandLine;
using System.Globalization;
using Cairn.Cli.Pipeline;
using Cairn.Graph;
using Cairn.Graph.Cypher;
using Cairn.Graph.Exchange;

namespace Cairn.Cli.Commands;

/// <summary>`cairn query`: asks the graph a question in openCypher.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("path... query") { Description = "The sources, and last the query; with --graph the query alone.", Arity = new(1, 10_000) };
        var graph = new Option<string?>("--graph", "-g") { Description = "Ask a graph instead: a file saved by `cairn graph save`, an .ndjson file, or a folder with nodes.csv and edges.csv." };
        var parameters = new Option<string[]>("--param", "-p") { Description = "A parameter of the query, as name=value; numbers and true, false are read as such.", AllowMultipleArgumentsPerToken = true };
        var seconds = new Option<int>("--timeout") { Description = "The most seconds the query may run.", DefaultValueFactory = _ => 60 };
        var explain = new Option<bool>("--explain") { Description = "Show how the query would be answered, with estimates, instead of answering it." };
        var profile = new Option<bool>("--profile") { Description = "Show how the query was answered, with counts." };
        var format = Options.Format("table", "json", "csv");
        var command = new Command("query", "Ask the graph a question in openCypher (read only).") { words, graph, parameters, seconds, explain, profile, format };
        command.SetAction(parsed => Run(new(
            parsed.GetRequiredValue(words),
            parsed.GetValue(graph),
            Parameters(parsed.GetValue(parameters) ?? []),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(explain),
            parsed.GetValue(profile),
            parsed.GetValue(format)!)));
        return command;
    }

    private sealed record Request(string[] Words, string? Graph, IReadOnlyDictionary<string, Value> Parameters, TimeSpan Time, bool Explain, bool Profile, string Format);

    private static int Run(Request request)
    {
        try
        {
            var text = request.Words[^1];
            var query = CypherQuery.Compile(request.Profile ? $"PROFILE {text}" : text);
            var graph = GraphOf(request);
            Answer.Write(null, to => Write(query, graph, request, to));
            return Exit.Fine;
        }
        catch (QueryException wrong)
        {
            foreach (var diagnostic in wrong.Diagnostics)
                Console.Error.WriteLine($"cairn: {diagnostic}");
            return Exit.WrongInput;
        }
    }

    private static GraphSnapshot GraphOf(Request request)
    {
        if (request.Graph is { } path)
            return request.Words.Length == 1 ? GraphSource.Open(path) : throw new UsageException("with `--graph` give the query alone");
        if (request.Words.Length < 2)
            throw new UsageException("give a source and then the query", "cairn query samples/larkspur-health/state.json 'MATCH (a:Agent) RETURN a.name'");
        var progress = new Progress();
        var estate = LoadedEstate.Read(request.Words[..^1], progress);
        progress.Clear();
        return estate.Graph;
    }

    private static void Write(CypherQuery query, GraphSnapshot graph, Request request, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        if (request.Explain)
        {
            writer.WriteLine(query.Explain(graph));
            return;
        }

        var result = query.Run(graph, request.Parameters, new QueryBudget { Time = request.Time });
        foreach (var warning in result.Warnings)
            Console.Error.WriteLine($"cairn: {warning}");
        if (request.Profile)
            writer.WriteLine(result.Plan);
        else if (request.Format == "json")
            ResultText.WriteJson(result, to);
        else if (request.Format == "csv")
            ResultText.WriteCsv(result, writer);
        else
            ResultText.WriteTable(result, writer);
    }

    private static Dictionary<string, Value> Parameters(string[] pairs) => pairs
        .Select(pair => pair.Split('=', 2) is [{ Length: > 0 } name, var value] ? (name, value) : throw new UsageException($"`{pair}` is not name=value"))
        .ToDictionary(pair => pair.name, pair => Read(pair.value), StringComparer.Ordinal);

    private static Value Read(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "null" => Value.Null,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
        _ => text,
    };
}
