using Cairn.Cli.Text;
using Cairn.Graph;
using Cairn.Graph.Exchange;
using Cairn.Graph.Files;

namespace Cairn.Cli.Pipeline;

/// <summary>Opens any graph: one that Cairn saved, a folder of CSV files, newline-delimited JSON or the OpenGraph format.</summary>
internal static class GraphSource
{
    private const int Glimpse = 256;

    private static readonly string[] EdgeFiles = ["edges.csv", "relationships.csv", "rels.csv"];

    public static GraphSnapshot Open(string path)
    {
        try
        {
            return Directory.Exists(path) ? Csv(path) : IsText(path) ? Json(path) : GraphFile.Open(path);
        }
        catch (GraphFormatException wrong)
        {
            throw new UsageException($"`{path}`: {Plain.Line(wrong.Message)}");
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no graph at `{path}`", "give a file saved by `cairn graph save`, an .ndjson or OpenGraph .json file, or a folder with nodes.csv and edges.csv");
        }
    }

    private static GraphSnapshot Csv(string folder)
    {
        var builder = new GraphBuilder();
        Each(Path.Combine(folder, "nodes.csv"), text => CsvGraph.ReadNodes(builder, text, warn: warning => Console.Error.WriteLine($"cairn: nodes.csv: {Plain.Line(warning)}")));
        var edges = EdgeFiles.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? Path.Combine(folder, EdgeFiles[0]);
        Each(edges, text => CsvGraph.ReadEdges(builder, text));
        return builder.Freeze();
    }

    // The file's name stands before what is wrong with it.
    private static void Each(string file, Action<TextReader> read)
    {
        using var text = File.OpenText(file);
        try
        {
            read(text);
        }
        catch (GraphFormatException wrong)
        {
            throw new GraphFormatException($"{Path.GetFileName(file)}: {wrong.Message}", wrong);
        }
    }

    private static GraphSnapshot Json(string file)
    {
        var builder = new GraphBuilder();
        if (IsOpenGraph(file))
        {
            using var stream = File.OpenRead(file);
            OpenGraph.Read(builder, stream);
            return builder.Freeze();
        }

        using var text = File.OpenText(file);
        NdjsonGraph.Read(builder, text);
        return builder.Freeze();
    }

    private static bool IsOpenGraph(string file)
    {
        using var text = File.OpenText(file);
        var start = new char[Glimpse];
        return OpenGraph.Begins(start.AsSpan(0, text.ReadBlock(start, 0, Glimpse)));
    }

    private static bool IsText(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".NDJSON" or ".JSONL" or ".JSON";
}
