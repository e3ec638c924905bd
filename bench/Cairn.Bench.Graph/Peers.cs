using System.Globalization;
using System.Text.Json;

namespace Cairn.Bench.Graph;

/// <summary>A time of one engine; without one there is the reason.</summary>
internal sealed record Cell(string Engine, double? Milliseconds, bool IsWrong, string Note);

/// <summary>What the runs on one scale left in its folder: our times and those of the peers, by the first word of their names.</summary>
internal sealed class Peers
{
    // The names the library script gives to what we call by one word.
    private static readonly (string Part, string Row)[] Libraries =
    [
        ("bfs", "bfs"), ("distances, hops", "bfs"), ("breadth_first", "bfs"),
        ("weighted (Dijkstra)", "sssp"), ("dijkstra", "sssp"),
        ("10 shortest simple paths", "k10"), ("dominator", "dominators"), ("min edge cut", "cut"),
    ];

    private readonly Dictionary<string, List<Cell>> _cells = [];

    public Peers(string folder)
    {
        Own = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cairn.json"))).RootElement;
        foreach (var file in new[] { "lb-single.json", "lb-typed.json", "falkor.json" })
        {
            Engine(Path.Combine(folder, file));
        }

        Library(Path.Combine(folder, "py.json"));
        foreach (var file in new[] { "native.txt", "native-huge.txt" })
        {
            Native(Path.Combine(folder, file));
        }

        var when = Path.Combine(folder, "when.txt");
        When = File.Exists(when) ? File.ReadAllLines(when) : [];
    }

    public JsonElement Own { get; }

    /// <summary>What the machine said of its load before and after.</summary>
    public IReadOnlyList<string> When { get; }

    /// <summary>Whether any peer was run on this scale.</summary>
    public bool HasPeers => _cells.Keys.Any(row => !row.StartsWith("native ", StringComparison.Ordinal));

    /// <summary>The times of the plain C kernel for a row, the best first.</summary>
    public IReadOnlyList<double> Kernels(string row) => [.. Of("native " + row).Select(cell => cell.Milliseconds ?? 0).Order()];

    public IReadOnlyList<Cell> Of(string row) => _cells.TryGetValue(row, out var cells) ? cells : [];

    /// <summary>Loading, in milliseconds as everything else.</summary>
    private const string Load = "load";

    private void Engine(string file)
    {
        if (Json(file) is not { } root)
        {
            return;
        }

        var name = root.GetProperty("engine").GetString() + (root.TryGetProperty("layout", out var layout) ? $" ({layout.GetString()})" : "");
        if (root.TryGetProperty("load_total_s", out var load))
        {
            Add(Load, new Cell(name, load.GetDouble() * 1000, false, ""));
        }

        foreach (var query in root.GetProperty("queries").EnumerateObject())
        {
            var ms = query.Value.GetProperty("ms");
            var wrong = query.Value.GetProperty("ok") is { ValueKind: JsonValueKind.False };
            Add(query.Name.Split(' ')[0], new Cell(name, ms.ValueKind == JsonValueKind.Number ? ms.GetDouble() : null, wrong, query.Value.GetProperty("note").GetString() ?? ""));
        }
    }

    private void Library(string file)
    {
        if (Json(file) is not { } root)
        {
            return;
        }

        foreach (var entry in root.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object))
        {
            var row = Array.Find(Libraries, library => entry.Name.Contains(library.Part, StringComparison.Ordinal)).Row;
            if (row is not null)
            {
                var wrong = entry.Value.GetProperty("ok") is { ValueKind: JsonValueKind.False };
                Add(row, new Cell(entry.Name.Split(' ')[0], entry.Value.GetProperty("ms").GetDouble(), wrong, ""));
            }
        }
    }

    private void Native(string file)
    {
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var ms = Array.IndexOf(words, "ms");
            var row = line.StartsWith("BFS", StringComparison.Ordinal) ? "bfs" : line.StartsWith("Dial", StringComparison.Ordinal) ? "sssp" : null;
            if (row is not null && ms > 0)
            {
                Add("native " + row, new Cell("C", double.Parse(words[ms - 1], CultureInfo.InvariantCulture), false, ""));
            }
        }
    }

    private void Add(string row, Cell cell)
    {
        if (!_cells.TryGetValue(row, out var cells))
        {
            _cells.Add(row, cells = []);
        }

        cells.Add(cell);
    }

    private static JsonElement? Json(string file)
    {
        try
        {
            return File.Exists(file) ? JsonDocument.Parse(File.ReadAllText(file)).RootElement : null;
        }
        catch (JsonException)
        {
            return null; // a peer that failed leaves an empty file
        }
    }
}
