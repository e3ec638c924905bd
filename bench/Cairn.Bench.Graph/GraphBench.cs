using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Cairn.Bench.Graph;

/// <summary>Loads a generated estate, runs queries and algorithms on it, checks every answer and writes the times beside those of the peers.</summary>
internal static class GraphBench
{
    /// <returns>Whether every answer was right.</returns>
    public static bool Run(string folder, int runs)
    {
        var estate = new Estate(folder);
        var clock = Stopwatch.StartNew();
        var graph = estate.Load();
        var load = clock.Elapsed.TotalSeconds;
        var processor = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        var memory = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{graph.NodeCount} nodes, {graph.EdgeCount} edges loaded in {load:0.00} s ({processor:0.00} s processor), {memory:0} MB"));
        var measurements = new Measurements();
        new QueryBench(estate, graph, measurements, runs).Run();
        new KernelBench(estate, graph, measurements, runs).Run();
        var report = new
        {
            engine = "cairn",
            scale = estate.Scale,
            nodes = graph.NodeCount,
            edges = graph.EdgeCount,
            load_total_s = Math.Round(load, 2),
            load_processor_s = Math.Round(processor, 2),
            memory_MB = Math.Round(memory),
            queries = measurements.Entries,
        };
        File.WriteAllText(Path.Combine(folder, "cairn.json"), JsonSerializer.Serialize(report));
        return measurements.AllGood;
    }
}
