using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Sources.Snapshots;

namespace Cairn.Sources.Aws.Collection;

/// <summary>
/// Turns a finished journal into a snapshot: the same bytes for the same answers, whatever order they came in.
/// Only places of lines are kept in memory, and the lines of one unit at a time.
/// </summary>
internal static class SnapshotFromJournal
{
    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    /// <returns>How many records and gaps the snapshot has.</returns>
    public static (int Records, int Gaps) Write(string journal, Stream output, IReadOnlyList<Providers.Records.Gap> further)
    {
        var body = journal + ".body";
        try
        {
            (int Records, int Gaps) counts;
            using (var lines = new FileStream(body, FileMode.Create, FileAccess.Write))
                counts = Body(journal, lines, further);
            SnapshotWriter.WriteHeader(output, counts.Records, counts.Gaps);
            using var read = File.OpenRead(body);
            read.CopyTo(output);
            return counts;
        }
        finally
        {
            File.Delete(body);
        }
    }

    private static (int, int) Body(string journal, Stream output, IReadOnlyList<Providers.Records.Gap> further)
    {
        var units = Index(journal);
        using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.RandomAccess);
        var records = Copy(units, file, output, "resource");
        var gaps = Copy(units, file, output, "gap");
        foreach (var gap in further.OrderBy(gap => gap.Subject, StringComparer.Ordinal).ThenBy(gap => gap.Code, StringComparer.Ordinal).ThenBy(gap => gap.Message, StringComparer.Ordinal))
            SnapshotWriter.WriteGap(output, gap);
        return (records, gaps + further.Count);
    }

    /// <summary>Where the lines of each unit stand.</summary>
    private static SortedDictionary<string, List<(long Start, int Length)>> Index(string journal)
    {
        var units = new SortedDictionary<string, List<(long, int)>>(StringComparer.Ordinal);
        using var file = File.OpenRead(journal);
        foreach (var (start, line) in Lines(file))
        {
            if (UnitOf(line) is not { } unit)
                continue;
            if (!units.TryGetValue(unit, out var places))
                units[unit] = places = [];
            places.Add((start, line.Length));
        }

        return units;
    }

    private static IEnumerable<(long Start, byte[] Line)> Lines(Stream file)
    {
        var buffer = new byte[1 << 16];
        var line = new ArrayBufferWriter<byte>();
        long start = 0;
        int count;
        while ((count = file.Read(buffer)) > 0)
        {
            var rest = buffer.AsMemory(0, count);
            while (rest.Span.IndexOf((byte)'\n') is >= 0 and var end)
            {
                line.Write(rest.Span[..end]);
                yield return (start, line.WrittenSpan.ToArray());
                start += line.WrittenCount + 1;
                line.ResetWrittenCount();
                rest = rest[(end + 1)..];
            }

            line.Write(rest.Span);
        }
    }

    /// <summary>The unit stands first in a line, so nothing else need be read.</summary>
    private static string? UnitOf(byte[] line)
    {
        var reader = new Utf8JsonReader(line);
        return reader.Read() && reader.Read() && reader.ValueTextEquals("unit"u8) && reader.Read() ? reader.GetString() : null;
    }

    private static int Copy(SortedDictionary<string, List<(long Start, int Length)>> units, FileStream file, Stream output, string member)
    {
        var written = new HashSet<UInt128>();
        var count = 0;
        foreach (var places in units.Values)
        {
            var entries = places.Select(place => Entry(file, place, member)).OfType<(string Key, byte[] Text)>();
            foreach (var (key, text) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).ThenBy(entry => entry.Text, ByBytes))
            {
                // The same resource may be found in two ways, and the same gap in many places; which one stays must not hang on what came first.
                if (!written.Add(Digest(key)))
                    continue;
                output.Write(text);
                output.WriteByte((byte)'\n');
                count++;
            }
        }

        return count;
    }

    private static (string Key, byte[] Text)? Entry(FileStream file, (long Start, int Length) place, string member)
    {
        var line = new byte[place.Length];
        RandomAccess.Read(file.SafeFileHandle, line, place.Start);
        using var document = JsonDocument.Parse(line, new() { MaxDepth = 1024 });
        var content = document.RootElement.Member(member);
        if (!content.Exists())
            return null;
        var key = member == "gap"
            ? $"{content.Text("subject")}\n{content.Text("code")}\n{content.Text("message")}"
            : $"{content.Text("account")}\n{content.Text("type")}\n{content.Member("origin").Text("address")}";
        return (key, SnapshotWriter.Line(member, content));
    }

    private static UInt128 Digest(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return new(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }
}
