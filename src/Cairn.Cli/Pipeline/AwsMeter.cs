using System.Globalization;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Pipeline;

/// <summary>A line on the terminal that shows how far a collection is, how fast it goes and what remains.</summary>
internal sealed class AwsMeter(TimeProvider time) : IProgress<AwsProgress>, IDisposable
{
    private readonly bool _watched = !Console.IsErrorRedirected;
    private readonly long _started = time.GetTimestamp();
    private readonly Lock _lock = new();
    private long _shown;

    public void Report(AwsProgress value)
    {
        if (!_watched)
            return;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_shown != 0 && value.Done < value.All && time.GetElapsedTime(_shown, now) < TimeSpan.FromMilliseconds(100))
                return;
            _shown = now;
            Console.Error.Write("\r\u001b[K" + Line(value, time.GetElapsedTime(_started, now)));
        }
    }

    public void Dispose()
    {
        if (_watched && _shown != 0)
            Console.Error.Write("\r\u001b[K");
    }

    /// <summary><c>asking 312 of 2040 lists, 1840 resources, 96 calls/s, about 40 s left</c>.</summary>
    internal static string Line(AwsProgress value, TimeSpan elapsed)
    {
        var seconds = Math.Max(0.001, elapsed.TotalSeconds);
        var left = value.Done == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", about {Math.Max(1, seconds / value.Done * (value.All - value.Done)):0} s left");
        return string.Create(CultureInfo.InvariantCulture, $"asked {value.Done} of {value.All} lists, {value.Records} resources, {value.Gaps} gaps, {value.Calls / seconds:0} calls/s{left}");
    }
}
