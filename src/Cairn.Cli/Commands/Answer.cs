using Cairn.Cli.Pipeline;

namespace Cairn.Cli.Commands;

/// <summary>Where an answer goes: a file, written whole or not at all, or standard output.</summary>
internal static class Answer
{
    public static void Write(FileInfo? file, Action<Stream> write)
    {
        if (file is null)
        {
            using var output = Console.OpenStandardOutput();
            using var buffered = new BufferedStream(output, 1 << 16);
            WriteLines(buffered, write);
            return;
        }

        if (Directory.Exists(file.FullName))
            throw new UsageException($"`{file.FullName}` is a folder", "give the name of a file in it");
        if (SpecialFile.Open(file.FullName) is { } device)
        {
            using var buffered = new BufferedStream(device, 1 << 16);
            WriteLines(buffered, write);
            return;
        }

        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo meant)
            file = meant;
        var unfinished = $"{file.FullName}.unfinished";
        try
        {
            using (var stream = File.Create(unfinished))
                WriteLines(stream, write);
            File.Move(unfinished, file.FullName, overwrite: true);
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"`{file.FullName}` may not be written");
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"there is no folder for `{file.FullName}`");
        }
    }

    /// <summary>Whatever is written ends its last line, JSON too.</summary>
    private static void WriteLines(Stream to, Action<Stream> write)
    {
        using var lines = new LastLine(to);
        write(lines);
    }
}
