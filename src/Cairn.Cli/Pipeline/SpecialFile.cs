namespace Cairn.Cli.Pipeline;

/// <summary>Devices and pipes: they are written where they are, since a finished file that takes over their name would replace them.</summary>
internal static class SpecialFile
{
    /// <summary>The device or pipe of that name, open for writing; null for a file, and for what there is not.</summary>
    public static Stream? Open(string path)
    {
        // Opened anew it would begin at the start of the file that standard output goes to.
        if (path is "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1")
            return Console.OpenStandardOutput();
        return File.Exists(path) ? OpenExisting(path) : null;
    }

    private static FileStream? OpenExisting(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (path.StartsWith("/dev/fd/", StringComparison.Ordinal) || path == "/dev/stderr" || path.StartsWith("/proc/", StringComparison.Ordinal) || !HasLength(stream))
                return stream;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever writes it as a file says what is wrong with that.
        }

        stream?.Dispose();
        return null;
    }

    /// <summary>Only a file has a length that can be set: https://man7.org/linux/man-pages/man2/ftruncate.2.html (EINVAL).</summary>
    private static bool HasLength(FileStream stream)
    {
        if (!stream.CanSeek)
            return false;
        if (stream.Length > 0)
            return true;
        try
        {
            stream.SetLength(0);
            return true;
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
