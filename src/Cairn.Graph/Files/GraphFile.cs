using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.ExceptionServices;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Files;

/// <summary>Saves a snapshot as one file and opens it again through a memory map. The same snapshot gives the same bytes.</summary>
public static class GraphFile
{
    /// <summary>The version of the format this code writes, and the newest it reads.</summary>
    public const int Version = 1;

    private const int HeaderLength = 32;

    private static ReadOnlySpan<byte> Magic => "CAIRNGRF"u8;

    public static void Save(GraphSnapshot graph, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new SectionWriter();
        GraphSections.Write(writer, graph.InOnePiece());
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], writer.Body.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[24..], ContentHash.Of(writer.Body, Version));
        stream.Write(header);
        stream.Write(writer.Body);
    }

    /// <summary>Writes beside the target and then replaces it, so that no half-written file is ever seen.</summary>
    public static void Save(GraphSnapshot graph, string path)
    {
        // A device must not be replaced by a file; it has no length, and a file without one has nothing to lose.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
            Save(graph, device);
            return;
        }

        var draft = path + ".tmp";
        using (var stream = File.Create(draft))
        {
            Save(graph, stream);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <exception cref="GraphFormatException">The file is no graph file, is damaged, or was written by a newer version.</exception>
    public static GraphSnapshot Open(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length < HeaderLength)
        {
            throw new GraphFormatException("this is no graph file: it is shorter than a header");
        }

        if (file.Length > int.MaxValue)
        {
            throw new GraphFormatException("the graph file is larger than 2 GiB");
        }

        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewAccessor(0, file.Length, MemoryMappedFileAccess.Read);
        unsafe
        {
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            try
            {
                return Read(start + view.PointerOffset, (int)file.Length);
            }
            finally
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
        }
    }

    /// <summary>Reads a saved graph from memory.</summary>
    public static unsafe GraphSnapshot Read(ReadOnlySpan<byte> file)
    {
        fixed (byte* start = file)
        {
            return Read(start, file.Length);
        }
    }

    private static unsafe GraphSnapshot Read(byte* start, int length)
    {
        var file = new ReadOnlySpan<byte>(start, length);
        if (file.Length < HeaderLength || !file.StartsWith(Magic))
        {
            throw new GraphFormatException("this is no graph file");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (version != Version)
        {
            throw new GraphFormatException($"the graph file has format version {version}; this program reads version {Version}");
        }

        var body = file[HeaderLength..];
        if (BinaryPrimitives.ReadInt64LittleEndian(file[16..]) != body.Length)
        {
            throw new GraphFormatException("the graph file is damaged: it is cut off or has grown");
        }

        return Read(new Body(start + HeaderLength, body.Length), BinaryPrimitives.ReadUInt64LittleEndian(file[24..]));
    }

    // The checksum is computed while the parts are read, which trusts nothing; what was read is only given out if the checksum is right.
    private static GraphSnapshot Read(Body body, ulong checksum)
    {
        GraphSnapshot? graph = null;
        ExceptionDispatchInfo? wrong = null;
        var found = 0UL;
        try
        {
            Parallel.Invoke(() => graph = GraphSections.Read(body), () => found = ContentHash.Of(body.Bytes, Version));
        }
        catch (AggregateException several)
        {
            wrong = ExceptionDispatchInfo.Capture(several.Flatten().InnerExceptions[0]);
        }

        if (found != checksum)
        {
            throw new GraphFormatException("the graph file is damaged: its checksum is wrong");
        }

        wrong?.Throw();
        return graph!; // nothing was wrong, so it was read
    }
}
