using Cairn.Sources;

namespace Cairn.Cli.Pipeline;

/// <summary>Reads what the user names, and says at once what is wrong with it.</summary>
internal static class Reading
{
    private const int MaxGaps = 20;

    public static Collected Collect(IEnumerable<string> paths, Progress progress, ReadOptions? options = null)
    {
        progress.Say("reading");
        var collected = SourceReader.Read(paths, (options ?? new()) with { StandardInput = Console.OpenStandardInput() });
        foreach (var diagnostic in collected.Diagnostics)
            progress.Warn(diagnostic);
        // Without a single resource there is no report to stand in, and they say why there is none.
        foreach (var gap in collected.Records.Count > 0 ? [] : collected.Gaps.Where(gap => gap.Code != "source-unreadable").Take(MaxGaps))
            progress.Warn(new(gap.Code, gap.Message, gap.Subject, gap.Help));
        return collected;
    }
}
