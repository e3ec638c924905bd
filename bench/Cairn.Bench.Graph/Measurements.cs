using System.Diagnostics;
using System.Globalization;

namespace Cairn.Bench.Graph;

/// <summary>What was measured: by name the median and the least time in milliseconds, the least processor time, which other work on the machine changes less, and whether every answer was right.</summary>
internal sealed class Measurements
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Sampling = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, object> _entries = [];

    public IReadOnlyDictionary<string, object> Entries => _entries;

    public bool AllGood { get; private set; } = true;

    /// <summary>Runs until the code is compiled for speed and the caches are full, then measures.</summary>
    public void Take(string name, int runs, Func<bool> run)
    {
        var good = Warm(run);
        var samples = new List<double>();
        var processor = double.MaxValue;
        for (var clock = Stopwatch.StartNew(); samples.Count < runs || (clock.Elapsed < Sampling && samples.Count < 1000);)
        {
            var before = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            good &= run();
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        samples.Sort();
        var median = samples[samples.Count / 2];
        AllGood &= good;
        _entries[name] = new { ms = Math.Round(median, 4), min_ms = Math.Round(samples[0], 4), processor_ms = Math.Round(processor, 3), n = samples.Count, ok = good, note = "" };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {median,10:0.0000} ms, at best {samples[0],10:0.0000}, processor {processor,10:0.000} {(good ? "ok" : "WRONG")}"));
    }

    private static bool Warm(Func<bool> run)
    {
        var good = run();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
        {
            good &= run();
        }

        return good;
    }
}
