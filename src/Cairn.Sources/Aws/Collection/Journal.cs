using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources.Secrets;
using Cairn.Sources.Snapshots;

namespace Cairn.Sources.Aws.Collection;

/// <summary>
/// Writes down what is found as it is found, one line each, so that a run that is killed loses at most the items under way.
/// A line counts only once its item, or its whole unit, is marked as finished.
/// </summary>
internal sealed class Journal : IRecordSink, IDisposable
{
    public const string Format = "cairn.journal/1";
    private readonly FileStream _file;
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _line = new(64 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly string _salt;
    private readonly JournalState _state;
    private readonly ConcurrentDictionary<(string Code, string Service), int> _missed = [];
    private long _records;
    private long _gaps;

    private Journal(FileStream file, JournalState state, string salt)
    {
        _file = file;
        _state = state;
        _salt = salt;
        _json = new(_line, new() { SkipValidation = true });
        (_records, _gaps) = (state.Records, state.Gaps);
    }

    public long Records => Interlocked.Read(ref _records);

    public long Gaps => Interlocked.Read(ref _gaps);

    /// <summary>Calls that brought nothing for a reason, by service; what an earlier run was not told is asked again, so it is here too.</summary>
    public IReadOnlyList<MissedCalls> Missed(params IReadOnlyList<string> codes) =>
        [.. _missed.Where(pair => codes.Contains(pair.Key.Code)).GroupBy(pair => pair.Key.Service, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new MissedCalls(group.Key, group.Sum(pair => pair.Value)))];

    /// <summary>Units that were finished, in this run or an earlier one.</summary>
    public int FinishedUnits { get; private set; }

    /// <param name="purpose">What is collected; an earlier journal of something else is refused.</param>
    public static Journal Open(string path, string purpose, bool resume, string salt)
    {
        // What an interrupted run has found is not lost before this one is through.
        if (!resume && File.Exists(path))
            File.Move(path, Older(path), overwrite: true);
        var state = resume && File.Exists(path) ? JournalState.Restore(path, purpose) : JournalState.Empty;
        var file = new FileStream(path, state == JournalState.Empty ? FileMode.Create : FileMode.Append, FileAccess.Write, FileShare.Read);
        var journal = new Journal(file, state, salt) { FinishedUnits = state.Units.Count };
        if (state == JournalState.Empty)
            journal.Write(json =>
            {
                json.WriteString("format", Format);
                json.WriteString("purpose", purpose);
            });
        return journal;
    }

    /// <summary>Everything that was written down is in the snapshot.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(Older(path));
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }

    public bool IsDone(string unit, string item) => _state.Items.Contains((unit, item));

    public bool IsDone(string unit) => _state.Units.Contains(unit);

    public void Add(string unit, string? item, Record record)
    {
        // Masked before it touches the disk; a credential is the same mark wherever it stands.
        var masked = SecretMask.Apply([new Found(record, Found.Nothing)], [], _salt)[0];
        Interlocked.Increment(ref _records);
        Write(json =>
        {
            Place(json, unit, item);
            SnapshotWriter.Resource(json, masked);
        });
    }

    public void Add(string unit, string? item, Gap gap)
    {
        Interlocked.Increment(ref _gaps);
        if (gap.Origin?.Address is { } call)
            _missed.AddOrUpdate((gap.Code, call.Split(':')[0]), 1, (_, count) => count + 1);
        Write(json =>
        {
            Place(json, unit, item);
            SnapshotWriter.Gap(json, gap);
        });
    }

    public void Finish(string unit, string? item) => Write(json =>
    {
        if (item is null)
            FinishedUnits++;
        Place(json, unit, item);
        json.WriteBoolean("done", true);
    });

    private static string Older(string path) => path + ".old";

    private static void Place(Utf8JsonWriter json, string unit, string? item)
    {
        json.WriteString("unit", unit);
        if (item is not null)
            json.WriteString("item", item);
    }

    private void Write(Action<Utf8JsonWriter> write)
    {
        lock (_lock)
        {
            _line.ResetWrittenCount();
            _json.Reset();
            _json.WriteStartObject();
            write(_json);
            _json.WriteEndObject();
            _json.Flush();
            _line.Write("\n"u8);
            // One write for the whole line: what is killed between two leaves whole lines behind.
            _file.Write(_line.WrittenSpan);
            _file.Flush();
        }
    }
}
