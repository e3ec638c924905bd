using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Sources.Secrets;

/// <summary>Replaces every credential in a set of records by its mark; records without one are passed on as they are.</summary>
internal sealed class SecretMask
{
    private const int MaxLook = 4096;

    private readonly KnownSecrets _known;
    private readonly string _salt;
    private readonly FieldJudgements _names;

    private SecretMask(KnownSecrets known, string salt, FieldJudgements names)
    {
        _names = names;
        _known = known;
        _salt = salt;
    }

    public static IReadOnlyList<Record> Apply(IReadOnlyList<Found> found, IEnumerable<string> loose, string salt)
    {
        var secrets = new HashSet<string>(loose, StringComparer.Ordinal);
        var identities = new HashSet<string>(StringComparer.Ordinal);
        var names = new FieldJudgements();
        foreach (var (record, sensitive, _) in found)
        {
            var walk = new SecretWalk(record.Type, sensitive, names);
            walk.Collect(record.Data, walk.Top, value => secrets.Add(value), value => identities.Add(value));
        }

        var mask = new SecretMask(new(secrets, identities, salt), salt, names);
        return [.. found.Where(item => item.Kept).Select(item => mask.Apply(item))];
    }

    private Record Apply(Found found)
    {
        var walk = new SecretWalk(found.Record.Type, found.Sensitive, _names);
        if (!Touches(found.Record.Data, walk, walk.Top))
            return found.Record;
        return found.Record with { Data = Json.Write(writer => Write(writer, found.Record.Data, walk, walk.Top)) };
    }

    private bool Touches(JsonElement element, SecretWalk walk, SecretWalk.Place at)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var entered = SecretWalk.Enter(at, element);
                return element.EnumerateObject().Any(member => Touches(member.Value, walk, walk.Member(entered, member)));
            case JsonValueKind.Array:
                var index = 0;
                return element.EnumerateArray().Any(item => Touches(item, walk, walk.Item(at, index++)));
            case JsonValueKind.String:
                return (walk.Of(at) is Standing.Secret || at.Field.IsEncoded || MayHold(JsonMarshal.GetRawUtf8Value(element))) && Text(element.GetString()!, walk, at) is not null;
            case JsonValueKind.Number:
                return walk.Of(at) is Standing.Secret;
            default:
                return false;
        }
    }

    /// <summary>A cheap first look at the text as it stands in the file, quotes included; escapes need the full one.</summary>
    private bool MayHold(ReadOnlySpan<byte> raw)
    {
        // Nothing shorter is a credential inside a text.
        if (raw.Length < 10)
            return false;
        if (raw.Length > MaxLook || (raw.Contains((byte)'\\') && (_known.NeedEscapes || raw.IndexOf("\\u"u8) >= 0 || raw.IndexOf("\\/"u8) >= 0)))
            return true;
        Span<char> buffer = stackalloc char[MaxLook];
        var text = buffer[..Encoding.UTF8.GetChars(raw, buffer)];
        return _known.IsIn(text) || SecretPatterns.MayMatch(text);
    }

    private void Write(Utf8JsonWriter writer, JsonElement element, SecretWalk walk, SecretWalk.Place at)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var entered = SecretWalk.Enter(at, element);
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, walk, walk.Member(entered, member));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Write(writer, item, walk, walk.Item(at, index++));
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when Text(element.GetString()!, walk, at) is { } masked:
                writer.WriteStringValue(masked);
                break;
            // Code may write `password = 12345678`, which only the provider makes a text of.
            case JsonValueKind.Number when walk.Of(at) is Standing.Secret:
                writer.WriteStringValue(SecretMark.Of(element.GetRawText(), _salt));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    /// <summary>The text with its credentials masked; null where nothing has to change.</summary>
    private string? Text(string text, SecretWalk walk, SecretWalk.Place at)
    {
        if (text.Length == 0 || at.Field.Name.StartsWith('$'))
            return null;
        return walk.Of(at) switch
        {
            Standing.Secret when text.StartsWith(SecretMark.Start, StringComparison.Ordinal) || text.StartsWith("arn:", StringComparison.Ordinal) => null,
            Standing.Secret => SecretMark.Of(text, _salt),
            // A name stays what it is, but an address may carry a password.
            Standing.Identity => Plain(text, []),
            _ => (at.Field.IsEncoded ? Encoded(text) : null) ?? Plain(text, _known.Find(text)),
        };
    }

    private string? Encoded(string text)
    {
        var bytes = new byte[text.Length];
        if (text.Length % 4 != 0 || !Convert.TryFromBase64String(text, bytes, out var count) || !System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, count)))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, count) is var plain && Plain(plain, _known.Find(plain)) is { } masked ? Convert.ToBase64String(Encoding.UTF8.GetBytes(masked)) : null;
    }

    private string? Plain(string text, IEnumerable<(int Start, int Length, string Mark)> known)
    {
        var places = known.ToList();
        places.AddRange(SecretPatterns.Find(text).Select(found => (found.Start, found.Length, SecretMark.Of(text.Substring(found.Start, found.Length), _salt))));
        if (places.Count == 0)
            return null;
        var result = new StringBuilder();
        var at = 0;
        foreach (var (start, length, mark) in places.OrderBy(place => place.Start).ThenByDescending(place => place.Length))
        {
            if (start < at)
                continue;
            result.Append(text, at, start - at).Append(mark);
            at = start + length;
        }

        var masked = result.Append(text, at, text.Length - at).ToString();
        return masked == text ? null : masked;
    }
}
