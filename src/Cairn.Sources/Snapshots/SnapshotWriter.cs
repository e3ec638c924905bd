using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Sources.Snapshots;

/// <summary>Writes records and gaps as a snapshot: one JSON object per line, the same bytes for the same content.</summary>
public static class SnapshotWriter
{
    /// <summary>Writes a file; one whose name ends in <c>.gz</c> is compressed.</summary>
    public static void Write(string path, IReadOnlyList<Record> records, IReadOnlyList<Gap> gaps)
    {
        using var file = File.Create(path);
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            using var gzip = new GZipStream(file, CompressionLevel.Optimal);
            Write(gzip, records, gaps);
        }
        else
        {
            Write(file, records, gaps);
        }
    }

    public static void Write(Stream stream, IReadOnlyList<Record> records, IReadOnlyList<Gap> gaps)
    {
        var line = new ArrayBufferWriter<byte>(64 * 1024);
        using var json = new Utf8JsonWriter(line, new() { SkipValidation = true });
        Line(stream, line, json, writer => Header(writer, records.Count, gaps.Count));
        foreach (var record in records)
            Line(stream, line, json, writer => Resource(writer, record));
        foreach (var gap in gaps)
            Line(stream, line, json, writer => Gap(writer, gap));
    }

    /// <summary>The first line of a snapshot whose other lines are written elsewhere.</summary>
    internal static void WriteHeader(Stream stream, int resources, int gaps) => WriteLine(stream, writer => Header(writer, resources, gaps));

    internal static void WriteGap(Stream stream, Gap gap) => WriteLine(stream, writer => Gap(writer, gap));

    /// <summary>The line of a resource or gap that is JSON already.</summary>
    internal static byte[] Line(string member, JsonElement content)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, new() { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName(member);
            content.WriteTo(json);
            json.WriteEndObject();
        }

        return line.WrittenSpan.ToArray();
    }

    private static void WriteLine(Stream stream, Action<Utf8JsonWriter> write)
    {
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line, new() { SkipValidation = true });
        Line(stream, line, json, write);
    }

    private static void Line(Stream stream, ArrayBufferWriter<byte> line, Utf8JsonWriter json, Action<Utf8JsonWriter> write)
    {
        line.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        stream.Write(line.WrittenSpan);
        stream.WriteByte((byte)'\n');
    }

    // The counts tell a snapshot that was cut off between two lines from a whole one.
    private static void Header(Utf8JsonWriter json, int resources, int gaps)
    {
        json.WriteString("format", SnapshotFormat.Name);
        json.WriteNumber("resources", resources);
        json.WriteNumber("gaps", gaps);
    }

    internal static void Resource(Utf8JsonWriter json, Record record)
    {
        json.WriteStartObject("resource");
        json.WriteString("provider", record.Provider);
        json.WriteString("type", record.Type);
        if (record.Account is not null)
            json.WriteString("account", record.Account);
        if (record.Region is not null)
            json.WriteString("region", record.Region);
        Origin(json, record.Origin);
        json.WritePropertyName("data");
        record.Data.WriteTo(json);
        json.WriteEndObject();
    }

    internal static void Gap(Utf8JsonWriter json, Gap gap)
    {
        json.WriteStartObject("gap");
        json.WriteString("code", gap.Code);
        json.WriteString("subject", gap.Subject);
        json.WriteString("message", gap.Message);
        if (gap.Help is not null)
            json.WriteString("help", gap.Help);
        if (gap.Origin is not null)
            Origin(json, gap.Origin);
        json.WriteEndObject();
    }

    private static void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.WriteStartObject("origin");
        json.WriteString("source", origin.Source);
        json.WriteString("address", origin.Address);
        json.WriteString("stage", origin.Stage == Stage.Planned ? SnapshotFormat.Planned : SnapshotFormat.Deployed);
        if (origin.Line > 0)
            json.WriteNumber("line", origin.Line);
        json.WriteEndObject();
    }
}
