using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cairn.Sources.Secrets;

/// <summary>All credentials of a run, to be recognised wherever else they occur, in the ways they are usually written.</summary>
internal sealed class KnownSecrets
{
    private const int MinLength = 8;
    private const int LongLength = 16;

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _marks;
    private readonly int[] _lengths;
    private readonly SearchValues<string> _all;

    public KnownSecrets(IEnumerable<string> values, IReadOnlySet<string> identities, string salt)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in values.Where(value => IsSearchable(value) && !identities.Contains(value)).Order(StringComparer.Ordinal))
        {
            var mark = SecretMark.Of(value, salt);
            foreach (var spelling in Spellings(value))
                texts.TryAdd(spelling, mark);
        }

        _marks = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. texts.Keys.Select(text => text.Length).Distinct().OrderDescending()];
        _all = SearchValues.Create([.. texts.Keys], StringComparison.Ordinal);
        IsEmpty = texts.Count == 0;
        NeedEscapes = texts.Keys.Any(text => text.Any(c => c is '"' or '\\' || char.IsControl(c)));
    }

    public bool IsEmpty { get; }

    /// <summary>Whether one of them is written differently inside a JSON string, so that it cannot be searched for there as it is.</summary>
    public bool NeedEscapes { get; }

    public bool IsIn(ReadOnlySpan<char> text) => !IsEmpty && text.IndexOfAny(_all) >= 0;

    public IEnumerable<(int Start, int Length, string Mark)> Find(string text)
    {
        if (IsEmpty)
            yield break;
        var at = 0;
        while (at < text.Length && text.AsSpan(at).IndexOfAny(_all) is >= 0 and var next)
        {
            at += next;
            var (length, mark) = Longest(text.AsSpan(at));
            yield return (at, length, mark);
            at += length;
        }
    }

    private (int Length, string Mark) Longest(ReadOnlySpan<char> text)
    {
        foreach (var length in _lengths)
        {
            if (length <= text.Length && _marks.TryGetValue(text[..length], out var mark))
                return (length, mark);
        }

        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>
    /// Short or plain words ("postgres") occur for other reasons; masking them everywhere would destroy facts.
    /// Where such a value stands as a credential it is masked all the same.
    /// </summary>
    private static bool IsSearchable(string value) =>
        value.Length >= MinLength
        && !SecretMark.IsStandIn(value)
        && !value.StartsWith("arn:", StringComparison.Ordinal)
        && !value.Contains(SecretMark.Start, StringComparison.Ordinal)
        && (value.Length >= LongLength || Classes(value) >= 2);

    private static int Classes(string value) =>
        (value.Any(char.IsLower) ? 1 : 0) + (value.Any(char.IsUpper) ? 1 : 0) + (value.Any(char.IsDigit) ? 1 : 0) + (value.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);

    private static IEnumerable<string> Spellings(string value)
    {
        yield return value;
        // Inside JSON that is itself a string; Terraform's jsonencode also escapes <, > and &.
        yield return JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        yield return JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()
            .Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal);
        yield return Uri.EscapeDataString(value);
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
    }
}
