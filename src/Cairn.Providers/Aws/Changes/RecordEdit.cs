using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>One edit of one record: another text of it, or none where the record goes.</summary>
/// <param name="Address">The record's address in its source.</param>
public abstract record RecordEdit(string Source, string Address)
{
    /// <summary>The record goes.</summary>
    public sealed record Drop(string Source, string Address) : RecordEdit(Source, Address);

    /// <summary>What stands at a pointer goes, out of a list or an object.</summary>
    public sealed record DropAt(string Source, string Address, string Pointer) : RecordEdit(Source, Address);

    /// <summary>Something else stands at a pointer.</summary>
    public sealed record PutAt(string Source, string Address, string Pointer, JsonNode Value) : RecordEdit(Source, Address);

    /// <summary>A statement goes out of the policy at a pointer.</summary>
    public sealed record DropStatement(string Source, string Address, string Pointer, string Statement) : RecordEdit(Source, Address);

    /// <summary>Statements are added to the policy at a pointer.</summary>
    public sealed record AddStatements(string Source, string Address, string Pointer, JsonArray Statements) : RecordEdit(Source, Address);

    /// <summary>Other statements stand in the place of one, in the policy at a pointer.</summary>
    public sealed record PutStatements(string Source, string Address, string Pointer, string Statement, JsonArray Statements) : RecordEdit(Source, Address);

    /// <summary>The records after all edits; those that no edit speaks of stay as they are.</summary>
    public static IReadOnlyList<Record> Apply(IReadOnlyList<Record> records, IReadOnlyList<RecordEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(records);
        // Positions in lists shift when something goes, so what stands last goes first.
        var byRecord = edits.Distinct().OrderByDescending(PointerOf, PointerOrder.Instance).ToLookup(edit => (edit.Source, edit.Address));
        var left = new List<Record>(records.Count);
        foreach (var record in records)
        {
            var mine = byRecord[(record.Origin.Source, record.Origin.Address)].ToList();
            if (mine.Exists(edit => edit is Drop))
                continue;
            left.Add(mine.Count == 0 ? record : record with { Data = Edited(record.Data, mine) });
        }

        return left;
    }

    private static string PointerOf(RecordEdit edit) => edit switch
    {
        DropAt at => at.Pointer,
        PutAt put => put.Pointer,
        DropStatement statement => statement.Pointer,
        AddStatements statements => statements.Pointer,
        PutStatements statements => statements.Pointer,
        _ => "",
    };

    private static JsonElement Edited(JsonElement data, IReadOnlyList<RecordEdit> edits)
    {
        var root = JsonNode.Parse(data.GetRawText());
        foreach (var edit in edits)
        {
            var (holder, last) = JsonPlace.Find(root, PointerOf(edit));
            switch (edit)
            {
                case DropAt:
                    JsonPlace.Remove(holder, last);
                    break;
                case PutAt put:
                    JsonPlace.Put(holder, last, put.Value.DeepClone());
                    break;
                case DropStatement statement:
                    JsonPlace.Put(holder, last, Policy(JsonPlace.Read(holder, last), text => PolicyText.Left(text, statement.Statement)));
                    break;
                case AddStatements added:
                    JsonPlace.Put(holder, last, Policy(JsonPlace.Read(holder, last), text => PolicyText.With(text, added.Statements)));
                    break;
                case PutStatements put:
                    JsonPlace.Put(holder, last, Policy(JsonPlace.Read(holder, last), text => PolicyText.Replaced(text, put.Statement, put.Statements)));
                    break;
            }
        }

        return JsonSerializer.SerializeToElement(root);
    }

    /// <summary>A policy is text in some sources and an object in others; it stays what it was.</summary>
    private static JsonNode? Policy(JsonNode? policy, Func<string, JsonObject?> edit)
    {
        var isText = policy is JsonValue value && value.TryGetValue<string>(out _);
        var document = isText ? policy!.GetValue<string>() : policy?.ToJsonString() ?? "";
        var left = edit(document);
        return left is null ? policy?.DeepClone() : isText ? JsonValue.Create(left.ToJsonString()) : left;
    }
}

/// <summary>Pointers in the order of what they point to, positions as numbers.</summary>
internal sealed class PointerOrder : IComparer<string>
{
    public static readonly PointerOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = ((x ?? "").Split('/'), (y ?? "").Split('/'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = int.TryParse(left[i], CultureInfo.InvariantCulture, out var a) && int.TryParse(right[i], CultureInfo.InvariantCulture, out var b)
                ? a.CompareTo(b)
                : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }
}
