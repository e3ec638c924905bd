using Cairn.Graph;
using Cairn.Graph.Exchange;
using Cairn.Graph.Files;

namespace Cairn.Cli.Pipeline;

/// <summary>Opens any graph: one that Cairn saved, a folder of CSV files, or newline-delimited JSON.</summary>
internal static class GraphSource
{
    public static GraphSnapshot Open(string path)
    {
        try
        {
            return Directory.Exists(path) ? Csv(path) : IsText(path) ? Ndjson(path) : GraphFile.Open(path);
        }
        catch (GraphFormatException wrong)
        {
            throw new UsageException($"`{path}`: {wrong.Message}");
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no graph at `{path}`", "give a file saved by `cairn graph save`, an .ndjson file, or a folder with nodes.csv and edges.csv");
        }
    }

    private static GraphSnapshot Csv(string folder)
    {
        var builder = new GraphBuilder();
        using (var nodes = File.OpenText(Path.Combine(folder, "nodes.csv")))
            CsvGraph.ReadNodes(builder, nodes);
        using (var edges = File.OpenText(Path.Combine(folder, "edges.csv")))
            CsvGraph.ReadEdges(builder, edges);
        return builder.Freeze();
    }

    private static GraphSnapshot Ndjson(string file)
    {
        var builder = new GraphBuilder();
        using var text = File.OpenText(file);
        NdjsonGraph.Read(builder, text);
        return builder.Freeze();
    }

    private static bool IsText(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".NDJSON" or ".JSONL" or ".JSON";
}
