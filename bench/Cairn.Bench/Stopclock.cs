using System.Diagnostics;
using System.Globalization;

namespace Cairn.Bench;

/// <summary>Prints what each stage of a run cost and what it left on the heap, and knows the most memory the process held.</summary>
internal sealed class Stopclock(TextWriter output) : IDisposable
{
    private readonly Process _process = Process.GetCurrentProcess();

    public T Time<T>(string stage, Func<T> work)
    {
        _process.Refresh();
        var (wall, cpu, paused) = (Stopwatch.StartNew(), _process.TotalProcessorTime, GC.GetTotalPauseDuration());
        var result = work();
        _process.Refresh();
        var (took, used, collecting) = (wall.Elapsed, _process.TotalProcessorTime - cpu, GC.GetTotalPauseDuration() - paused);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-16} {took.TotalSeconds,8:F2} s wall {used.TotalSeconds,8:F2} s CPU {collecting.TotalSeconds,8:F2} s collecting {GC.GetTotalMemory(forceFullCollection: true) / 1048576,8} MB live"));
        return result;
    }

    public long PeakMegabytes()
    {
        _process.Refresh();
        return _process.PeakWorkingSet64 / 1048576;
    }

    public void Dispose() => _process.Dispose();
}
