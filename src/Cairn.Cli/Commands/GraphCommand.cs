using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Graph;
using Cairn.Graph.Exchange;
using Cairn.Graph.Files;

namespace Cairn.Cli.Commands;

/// <summary>`cairn graph`: keeps the graph of an estate as a file, says what a graph holds, and hands it on.</summary>
internal static class GraphCommand
{
    public static Command Create() => new("graph", "Save, describe or export a graph.") { Save(), Info(), Export() };

    private static Command Save()
    {
        var paths = Options.Paths();
        var output = Target("The graph file to write.");
        var command = new Command("save", "Build the graph of an estate and keep it as one file that opens in milliseconds.") { paths, output };
        var sources = new SourceOptions(command);
        command.SetAction(parsed =>
        {
            var estate = AccessOptions.Read(parsed.GetRequiredValue(paths), sources.Read(parsed));
            GraphFile.Save(estate.Graph, parsed.GetRequiredValue(output).FullName);
            Console.Error.WriteLine($"{estate.Graph.NodeCount} nodes and {estate.Graph.EdgeCount} edges");
            return Exit.Of(estate);
        });
        return command;
    }

    private static Command Info()
    {
        var graph = Source();
        var command = new Command("info", "Say what a graph holds: nodes and edges by kind.") { graph };
        command.SetAction(parsed =>
        {
            Write(GraphSource.Open(parsed.GetRequiredValue(graph)), Console.Out);
            return Exit.Fine;
        });
        return command;
    }

    private static Command Export()
    {
        var graph = Source();
        var output = Target("An .ndjson file, or a folder for nodes.csv and edges.csv.");
        var command = new Command("export", "Write a graph as newline-delimited JSON or as CSV.") { graph, output };
        command.SetAction(parsed =>
        {
            Write(GraphSource.Open(parsed.GetRequiredValue(graph)), parsed.GetRequiredValue(output).FullName);
            return Exit.Fine;
        });
        return command;
    }

    private static Argument<string> Source() => new("graph") { Description = "A file saved by `cairn graph save`, an .ndjson file, or a folder with nodes.csv and edges.csv." };

    private static Option<FileInfo> Target(string description) => new("--out", "-o") { Description = description, Required = true };

    private static void Write(GraphSnapshot graph, string path)
    {
        if (Path.GetExtension(path).Equals(".ndjson", StringComparison.OrdinalIgnoreCase))
        {
            using var file = File.Create(path);
            NdjsonGraph.Write(graph, file);
            return;
        }

        Directory.CreateDirectory(path);
        using (var nodes = File.CreateText(Path.Combine(path, "nodes.csv")))
            CsvGraph.WriteNodes(graph, nodes);
        using var edges = File.CreateText(Path.Combine(path, "edges.csv"));
        CsvGraph.WriteEdges(graph, edges);
    }

    private static void Write(GraphSnapshot graph, TextWriter to)
    {
        to.WriteLine($"{graph.NodeCount} nodes");
        foreach (var (kind, count) in graph.NodeKinds.Select((kind, id) => (kind, graph.NodesOfKind(id).Length)).OrderBy(entry => entry.kind, StringComparer.Ordinal))
            to.WriteLine($"  {kind} {count}");
        to.WriteLine($"{graph.EdgeCount} edges");
        foreach (var (kind, count) in Enumerable.Range(0, graph.EdgeCount).GroupBy(edge => graph.EdgeAt(edge).Kind).Select(group => (graph.EdgeKinds[group.Key], group.Count())).OrderBy(entry => entry.Item1, StringComparer.Ordinal))
            to.WriteLine($"  {kind} {count}");
    }
}
