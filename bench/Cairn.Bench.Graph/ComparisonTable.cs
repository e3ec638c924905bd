using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cairn.Bench.Graph;

/// <summary>Markdown tables of our times, the peers' and the ratios, and of the growth from scale to scale.</summary>
internal static class ComparisonTable
{
    private const int StoppedAfterSeconds = 30;
    private const double Wanted = 5;

    // By the first word of a name: what must not be exceeded on the scale M, in milliseconds.
    private static readonly Dictionary<string, double> Targets = new()
    {
        ["load"] = 5000,
        ["q1"] = 0.02,
        ["q2"] = 0.1,
        ["q2h"] = 1,
        ["q3"] = 5,
        ["q4"] = 50,
        ["q4b"] = 50,
        ["q5"] = 40,
        ["q6"] = 100,
        ["q7"] = 500,
        ["k10all"] = 500,
        ["dominators"] = 500,
        ["open"] = 100,
    };

    public static string Of(IReadOnlyList<Peers> scales)
    {
        var text = new StringBuilder();
        foreach (var scale in scales)
        {
            Compare(text, scale);
        }

        Grow(text, scales);
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Compare(StringBuilder text, Peers scale)
    {
        var own = scale.Own;
        var name = own.GetProperty("scale").GetString();
        text.Append(CultureInfo.InvariantCulture, $"**Scale {name}**: {own.GetProperty("nodes").GetInt32():N0} nodes, {own.GetProperty("edges").GetInt32():N0} edges; {own.GetProperty("memory_MB").GetDouble():0} MB in memory.");
        text.Append(scale.When.Count > 0 ? $" Load of the machine before and after: {string.Join("; ", scale.When.Select(LoadOf))}.\n\n" : "\n\n");
        text.Append("| | Cairn, ms | of it processor | budget | best peer, ms | which | times faster |\n|---|---:|---:|---:|---:|---|---:|\n");
        foreach (var (row, title, ms, processor, good) in Rows(own))
        {
            var budget = name == "M" && Targets.TryGetValue(row, out var target) ? Number(target) : "";
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {Number(ms)}{(good ? "" : " WRONG")} | {(processor > 0 ? Number(processor) : "")} | {budget} | {(scale.HasPeers ? Best(scale.Of(row), ms, row[0] == 'q') : "not run | | ")} |\n");
        }

        foreach (var (row, what) in new[] { ("bfs", "breadth-first search"), ("sssp", "least costs by buckets") })
        {
            if (scale.Kernels(row) is [var best, ..] && Rows(own).FirstOrDefault(entry => entry.Row == row) is { Milliseconds: > 0 } ours)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nPlain C, {what}, one thread: {Number(best)} ms; Cairn reaches {best / ours.Milliseconds:P0} of its edges a second.\n");
            }
        }

        text.Append('\n');
    }

    private static string Best(IReadOnlyList<Cell> cells, double own, bool isQuery)
    {
        var right = cells.Where(cell => cell is { IsWrong: false, Milliseconds: not null }).MinBy(cell => cell.Milliseconds);
        if (right is not null)
        {
            var ratio = right.Milliseconds!.Value / own; // only those with a time were chosen
            return $"{Number(right.Milliseconds.Value)} | {right.Engine} | {ratio.ToString(ratio < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture)}{(isQuery && ratio < Wanted ? " (!)" : "")}";
        }

        return cells.Count == 0 ? " | none has it | " : $"stopped at {StoppedAfterSeconds} s | all | > {(StoppedAfterSeconds * 1000 / own).ToString("N0", CultureInfo.InvariantCulture)}";
    }

    private static void Grow(StringBuilder text, IReadOnlyList<Peers> scales)
    {
        if (scales.Count < 2)
        {
            return;
        }

        var names = scales.Select(scale => scale.Own.GetProperty("scale").GetString()).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"**Growth**, ms, and how often as long as one scale before\n\n| | {string.Join(" | ", names)} |\n|---|{string.Concat(names.Select(_ => "---:|"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"| edges | {string.Join(" | ", Growth(scales, scale => scale.Own.GetProperty("edges").GetInt32(), "N0"))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| memory, MB | {string.Join(" | ", Growth(scales, scale => scale.Own.GetProperty("memory_MB").GetDouble(), "N0"))} |\n");
        foreach (var (row, title, _, _, _) in Rows(scales[0].Own))
        {
            var values = Growth(scales, scale => Rows(scale.Own).FirstOrDefault(entry => entry.Row == row).Milliseconds, "");
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {string.Join(" | ", values)} |\n");
        }
    }

    private static IEnumerable<string> Growth(IReadOnlyList<Peers> scales, Func<Peers, double> value, string format)
    {
        var before = 0.0;
        foreach (var scale in scales)
        {
            var now = value(scale);
            var shown = format.Length > 0 ? now.ToString(format, CultureInfo.InvariantCulture) : Number(now);
            yield return before > 0 ? string.Create(CultureInfo.InvariantCulture, $"{shown} (× {now / before:0.0})") : shown;
            before = now;
        }
    }

    private static IEnumerable<(string Row, string Title, double Milliseconds, double Processor, bool Good)> Rows(JsonElement own)
    {
        yield return ("load", "load from CSV", own.GetProperty("load_total_s").GetDouble() * 1000, own.GetProperty("load_processor_s").GetDouble() * 1000, true);
        foreach (var entry in own.GetProperty("queries").EnumerateObject())
        {
            yield return (entry.Name.Split(' ')[0], entry.Name, entry.Value.GetProperty("ms").GetDouble(), entry.Value.TryGetProperty("processor_ms", out var processor) ? processor.GetDouble() : 0, entry.Value.GetProperty("ok").GetBoolean());
        }
    }

    private static string Number(double ms) => ms.ToString(ms < 0.1 ? "0.0000" : ms < 10 ? "0.00" : ms < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private static string LoadOf(string uptime)
    {
        var at = uptime.IndexOf("load average: ", StringComparison.Ordinal);
        return at < 0 ? uptime.Trim() : uptime[(at + "load average: ".Length)..].Split(',')[0];
    }
}
