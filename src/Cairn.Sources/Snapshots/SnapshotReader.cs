using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources.Files;
using Cairn.Sources.Secrets;

namespace Cairn.Sources.Snapshots;

/// <summary>Reads a snapshot line by line: strict on its version, tolerant of members and lines it does not know.</summary>
internal sealed class SnapshotReader
{
    private readonly string _source;
    private readonly Intake _intake;
    private int _resources;
    private int _gaps;

    private SnapshotReader(string source, Intake intake)
    {
        _source = source;
        _intake = intake;
    }

    /// <summary>Whether the first JSON object of a text calls itself a snapshot.</summary>
    public static bool IsSnapshot(Content content)
    {
        using var stream = content.Open();
        var head = new byte[4096];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return FormatIn(head.AsSpan(0, count)) is { } format && format.StartsWith(SnapshotFormat.Prefix, StringComparison.Ordinal);
    }

    public static void Read(Content content, string source, ReadOptions options, Intake intake, CancellationToken cancellation)
    {
        using (var checkedStream = content.Open())
        {
            if (new JsonScanner(source, options, lines: true).Scan(checkedStream, cancellation) is { } problem)
            {
                intake.Refuse(source, problem);
                return;
            }
        }

        using var stream = content.Open();
        using var lines = new StreamReader(stream, Encoding.UTF8);
        new SnapshotReader(source, intake).Read(lines, options, cancellation);
    }

    private void Read(StreamReader lines, ReadOptions options, CancellationToken cancellation)
    {
        var number = 0;
        JsonElement? header = null;
        while (lines.ReadLine() is { } line)
        {
            number++;
            cancellation.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Parse(line, number, options) is not { } root)
                return;
            if (header is not null)
                Line(root, number);
            else if (VersionProblem(root.Text("format")) is { } problem)
            {
                _intake.Refuse(_source, problem);
                return;
            }
            else
            {
                header = root;
                _intake.Sources.Add(_source);
            }
        }

        CheckCounts(header ?? default);
    }

    private JsonElement? Parse(string line, int number, ReadOptions options)
    {
        try
        {
            return JsonDocument.Parse(line, new() { MaxDepth = options.MaxDepth + 1 }).RootElement;
        }
        catch (JsonException e)
        {
            _intake.Refuse(_source, new("snapshot-line", "this line is not one JSON object", At(number, e.BytePositionInLine + 1), "a snapshot has one object on each line"));
            return null;
        }
    }

    private static Diagnostic? VersionOf(string format, string where) =>
        new("snapshot-too-new", $"this snapshot has the format `{format}`; this Cairn reads `{SnapshotFormat.Name}`", where, "use a newer Cairn, or collect again with this one");

    private Diagnostic? VersionProblem(string? format) => format switch
    {
        SnapshotFormat.Name => null,
        _ => VersionOf(format ?? "", At(1)),
    };

    private void Line(JsonElement line, int number)
    {
        if (line.Member("resource") is { ValueKind: JsonValueKind.Object } resource)
            Resource(resource, number);
        else if (line.Member("gap") is { ValueKind: JsonValueKind.Object } gap)
            Gap(gap);
    }

    private void Resource(JsonElement item, int number)
    {
        _resources++;
        if (item.Text("type") is not { Length: > 0 } type || item.Member("data") is not { ValueKind: JsonValueKind.Object } data)
        {
            _intake.Diagnostics.Add(new("snapshot-resource", "this resource has no type or no data and was left out", At(number)));
            return;
        }

        var origin = OriginOf(item.Member("origin")) ?? new(_source, $"line {number.ToString(CultureInfo.InvariantCulture)}");
        _intake.Found.Add(new(new(item.Text("provider") ?? "unknown", type, item.Text("account"), item.Text("region"), data, origin), Found.Nothing));
    }

    private void Gap(JsonElement item)
    {
        _gaps++;
        _intake.Gaps.Add(new(item.Text("code") ?? "unknown", item.Text("subject") ?? _source, item.Text("message") ?? "", item.Text("help"), OriginOf(item.Member("origin"))));
    }

    private static Origin? OriginOf(JsonElement origin) => origin.Exists()
        ? new(origin.Text("source") ?? "", origin.Text("address") ?? "", origin.Text("stage") == SnapshotFormat.Planned ? Stage.Planned : Stage.Deployed)
        {
            Line = origin.Member("line") is { ValueKind: JsonValueKind.Number } line && line.TryGetInt32(out var number) ? Math.Max(0, number) : 0,
        }
        : null;

    private void CheckCounts(JsonElement header)
    {
        Check(header.Member("resources"), _resources, "resources");
        Check(header.Member("gaps"), _gaps, "gaps");
    }

    private void Check(JsonElement promised, int found, string what)
    {
        if (promised.ValueKind != JsonValueKind.Number || (promised.TryGetInt32(out var count) && count == found))
            return;
        var problem = new Diagnostic("snapshot-incomplete", $"the snapshot says it has {promised.GetRawText()} {what} but {found.ToString(CultureInfo.InvariantCulture)} are there", _source, "it was cut off or changed; collect again");
        _intake.Diagnostics.Add(problem);
        _intake.Gaps.Add(new(problem.Code, _source, problem.Message, problem.Help));
    }

    private string At(long line, long? column = 1) => string.Create(CultureInfo.InvariantCulture, $"{_source}:{line}:{column}");

    private static string? FormatIn(ReadOnlySpan<byte> head)
    {
        var reader = new Utf8JsonReader(head, isFinalBlock: false, new(new() { AllowMultipleValues = true }));
        try
        {
            while (reader.Read() && (reader.CurrentDepth > 0 || reader.TokenType == JsonTokenType.StartObject))
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("format"u8))
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What is wrong with it is told by the scanner.
        }

        return null;
    }
}
