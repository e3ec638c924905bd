using System.Globalization;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Pipeline;

/// <summary>A line on the terminal that shows how far a collection is, how fast it goes and what remains.</summary>
internal sealed class AwsMeter(TimeProvider time) : IProgress<AwsProgress>, IDisposable
{
    private const int UsualWidth = 80;
    private readonly bool _watched = !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private readonly long _started = time.GetTimestamp();
    private long _shown;
    private int _before;

    /// <summary>How far it has come; null before the first list.</summary>
    public AwsProgress? Last { get; private set; }

    /// <summary>Many roles may have to be taken on before the first list is asked for.</summary>
    public void Begin()
    {
        if (_watched)
            Console.Error.Write("asking which accounts and regions there are …");
    }

    public void Report(AwsProgress value)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (Last is null)
                // What an earlier run has done says nothing about how fast this one is.
                _before = value.Done - 1;
            Last = value;
            if (!_watched || (_shown != 0 && value.Done < value.All && time.GetElapsedTime(_shown, now) < TimeSpan.FromMilliseconds(100)))
                return;
            _shown = now;
            Console.Error.Write("\r\u001b[K" + Line(value, time.GetElapsedTime(_started, now), _before, Width()));
        }
    }

    public void Dispose()
    {
        if (_watched)
            Console.Error.Write("\r\u001b[K");
    }

    /// <summary><c>asked 312 of 2040 lists, 1840 resources, 2 gaps, 96 calls/s, about 40 s left</c>.</summary>
    /// <param name="before">Lists that an earlier run had finished.</param>
    /// <param name="width">Columns of the terminal: a line that wraps could not be taken back.</param>
    internal static string Line(AwsProgress value, TimeSpan elapsed, int before, int width)
    {
        var seconds = Math.Max(0.001, elapsed.TotalSeconds);
        var gaps = $"{value.Gaps} gaps";
        var resources = $"{value.Records} resources";
        var rate = string.Create(CultureInfo.InvariantCulture, $"{value.Calls / seconds:0} calls/s");
        List<string> parts = [$"asked {value.Done} of {value.All} lists", resources, gaps, rate];
        if (value.Done > before)
            parts.Add(Left(seconds / (value.Done - before) * (value.All - value.Done)));
        foreach (var spare in (string[])[gaps, rate, resources])
        {
            if (string.Join(", ", parts).Length < width)
                break;
            parts.Remove(spare);
        }

        var line = string.Join(", ", parts);
        return line.Length < width ? line : line[..Math.Max(0, width - 1)];
    }

    private static string Left(double seconds) => seconds < 100
        ? string.Create(CultureInfo.InvariantCulture, $"about {Math.Max(1, seconds):0} s left")
        : string.Create(CultureInfo.InvariantCulture, $"about {seconds / 60:0} min left");

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
