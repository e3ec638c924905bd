using System.Text;
using System.Text.Json;

namespace Cairn.Sources.Aws.Collection;

/// <summary>What an interrupted run has finished.</summary>
internal sealed class JournalState
{
    public static readonly JournalState Empty = new();

    public HashSet<(string Unit, string Item)> Items { get; } = [];

    public HashSet<string> Units { get; } = new(StringComparer.Ordinal);

    public long Records { get; private set; }

    public long Gaps { get; private set; }

    /// <summary>
    /// Reads a journal and leaves in it only what was finished, so that nothing is counted twice when the rest is done again.
    /// What a call failed for is not finished: it is asked again.
    /// </summary>
    public static JournalState Restore(string path, string purpose)
    {
        var state = new JournalState();
        var hasHeader = false;
        var open = new HashSet<(string Unit, string? Item)>();
        foreach (var line in JournalLines.Read(path))
        {
            hasHeader |= line.IsHeader;
            if (line.IsHeader)
                CheckPurpose(line.Root, purpose);
            else if (line.IsDone && line.Item is { } item)
                state.Items.Add((line.Unit, item));
            else if (line.IsDone)
                state.Units.Add(line.Unit);
            else if (line.IsGap && CallGaps.MayClose(line.Root.Member("gap").Text("code")))
                open.Add((line.Unit, line.Item));
        }

        // Without its first line nobody can say what it is of; a run that is killed that early has found nothing yet.
        if (!hasHeader)
            return Empty;
        foreach (var (unit, item) in open)
        {
            state.Units.Remove(unit);
            if (item is not null)
                state.Items.Remove((unit, item));
        }

        state.Compact(path);
        return state;
    }

    /// <summary>Whether a line belongs to something that was finished.</summary>
    public bool Counts(JournalLine line) =>
        line.IsHeader || Units.Contains(line.Unit) || (line.Item is { } item && Items.Contains((line.Unit, item)));

    private void Compact(string path)
    {
        var kept = path + ".part";
        using (var output = new FileStream(kept, FileMode.Create, FileAccess.Write))
        {
            foreach (var line in JournalLines.Read(path).Where(Counts))
            {
                Records += line.IsRecord ? 1 : 0;
                Gaps += line.IsGap ? 1 : 0;
                output.Write(Encoding.UTF8.GetBytes(line.Text));
                output.WriteByte((byte)'\n');
            }
        }

        File.Move(kept, path, overwrite: true);
    }

    private static void CheckPurpose(JsonElement header, string purpose)
    {
        if (header.Text("format") != Journal.Format || header.Text("purpose") is not { } theirs)
            throw new AwsUnreachableException("the journal there was written by another version of Cairn", "collect anew without --resume");
        if (theirs != purpose)
            throw new AwsUnreachableException($"the journal there is of another collection: {(theirs.Length > 200 ? theirs[..200] : theirs)}; asked for now: {purpose}", "give the same options and credentials as before, or collect anew without --resume");
    }
}

/// <summary>One line of a journal.</summary>
internal readonly record struct JournalLine(string Text, JsonElement Root)
{
    public bool IsHeader => Root.Member("format").Exists();

    public string Unit => Root.Text("unit") ?? "";

    public string? Item => Root.Text("item");

    public bool IsDone => Root.Member("done").IsTrue();

    public bool IsRecord => Root.Member("resource").Exists();

    public bool IsGap => Root.Member("gap").Exists();
}

/// <summary>Reads journals line by line; a line that was cut off is none.</summary>
internal static class JournalLines
{
    public static IEnumerable<JournalLine> Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is { } root)
                yield return new(text, root);
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new() { MaxDepth = 1024 }).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
