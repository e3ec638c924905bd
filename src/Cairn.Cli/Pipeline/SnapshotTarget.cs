namespace Cairn.Cli.Pipeline;

/// <summary>Where a snapshot goes that takes long to make: it is known that it can be written before anything is asked, and a file appears only when it is whole.</summary>
internal sealed class SnapshotTarget : IDisposable
{
    private readonly string? _unfinished;
    private readonly string _path;
    private readonly DirectoryInfo? _folder;

    private SnapshotTarget(string path, Stream output, string? unfinished)
    {
        (_path, Output, _unfinished) = (path, output, unfinished);
        _folder = unfinished is null ? Directory.CreateTempSubdirectory("cairn") : null;
    }

    public Stream Output { get; }

    /// <summary>Where the journal must be, because there can be none beside a device; null where it can.</summary>
    public string? JournalElsewhere => _folder is null ? null : Path.Combine(_folder.FullName, "journal");

    public static SnapshotTarget At(string path)
    {
        if (Directory.Exists(path))
            throw new UsageException($"`{path}` is a folder", "give the name of a file in it");
        if (SpecialFile.Open(path) is { } device)
            return new(path, device, null);
        // A link stays one; what it points to is replaced.
        if (new FileInfo(path) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } meant)
            path = meant.FullName;
        try
        {
            return new(path, File.Create(path + ".part"), path + ".part");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UsageException($"`{path}` may not be written", "choose another place with -o; what is collected is written down beside it");
        }
        catch (DirectoryNotFoundException)
        {
            throw new UsageException($"there is no folder for `{path}`", "make it, or choose another place with -o");
        }
        catch (IOException e)
        {
            throw new UsageException($"`{path}` cannot be written: {e.Message}", "choose another place with -o; what is collected is written down beside it");
        }
    }

    /// <summary>Everything has been written: the file takes its name.</summary>
    public void Finish()
    {
        Output.Dispose();
        if (_unfinished is not null)
            File.Move(_unfinished, _path, overwrite: true);
    }

    public void Dispose()
    {
        Output.Dispose();
        if (_unfinished is not null)
            File.Delete(_unfinished);
        _folder?.Delete(recursive: true);
    }
}
