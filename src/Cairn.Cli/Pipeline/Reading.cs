using Cairn.Sources;

namespace Cairn.Cli.Pipeline;

/// <summary>Reads what the user names, and says at once what is wrong with it.</summary>
internal static class Reading
{
    public static Collected Collect(IEnumerable<string> paths, Progress progress, ReadOptions? options = null)
    {
        progress.Say("reading");
        var collected = SourceReader.Read(paths, (options ?? new()) with { StandardInput = Console.OpenStandardInput() });
        foreach (var diagnostic in collected.Diagnostics)
            progress.Warn(diagnostic);
        return collected;
    }
}
