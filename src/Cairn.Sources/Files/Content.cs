using System.IO.Compression;
using System.Text;

namespace Cairn.Sources.Files;

/// <summary>The bytes of one input as UTF-8 without a byte order mark, decompressed; may be read more than once.</summary>
internal sealed class Content
{
    private static readonly TimeSpan PipeWait = TimeSpan.FromSeconds(2);

    private readonly string _path;
    private readonly byte[]? _buffered;

    private Content(string path, byte[]? buffered)
    {
        _path = path;
        _buffered = buffered;
    }

    /// <summary>Opens a file, or keeps what can be read only once (standard input, a pipe); null when that is too large.</summary>
    public static Content? Of(Input input, ReadOptions options)
    {
        if (input.Name == Input.StandardInput)
            return Keep(input.Name, options.StandardInput ?? Stream.Null, options.MaxBytes);
        using var file = Opened(input.Name);
        if (!file.CanSeek && !input.Named)
            throw new IOException("it is a pipe or a device");
        return file.CanSeek ? new(input.Name, null) : Keep(input.Name, file, options.MaxBytes);
    }

    /// <summary>Opens a file; a named pipe into which nobody writes would keep the caller waiting for ever.</summary>
    public static FileStream Opened(string name)
    {
        // Pipes and devices have no length, and a file without a length opens at once.
        if (new FileInfo(name).Length > 0)
            return File.OpenRead(name);
        var opening = Task.Factory.StartNew(() => File.OpenRead(name), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([opening], PipeWait) < 0)
            throw new IOException("nobody writes into this pipe");
        return opening.GetAwaiter().GetResult();
    }

    public Stream Open()
    {
        var raw = new PeekStream(_buffered is null ? File.OpenRead(_path) : new MemoryStream(_buffered), 4);
        return Decoded(raw.Peek() is [0x1F, 0x8B, ..] ? new(new GZipStream(raw, CompressionMode.Decompress), 4) : raw);
    }

    private static Stream Decoded(PeekStream stream)
    {
        switch (stream.Peek())
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                stream.Skip(3);
                return stream;
            case [0xFF, 0xFE, ..]:
                stream.Skip(2);
                return Encoding.CreateTranscodingStream(stream, Encoding.Unicode, Encoding.UTF8);
            case [0xFE, 0xFF, ..]:
                stream.Skip(2);
                return Encoding.CreateTranscodingStream(stream, Encoding.BigEndianUnicode, Encoding.UTF8);
            case [not 0, 0, not 0, 0]:
                return Encoding.CreateTranscodingStream(stream, Encoding.Unicode, Encoding.UTF8);
            case [0, not 0, 0, not 0]:
                return Encoding.CreateTranscodingStream(stream, Encoding.BigEndianUnicode, Encoding.UTF8);
            default:
                return stream;
        }
    }

    private static Content? Keep(string name, Stream stream, long limit)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            if (kept.Length + read > Math.Min(limit, Array.MaxLength))
                return null;
            kept.Write(chunk, 0, read);
        }

        return new(name, kept.ToArray());
    }
}
