using System.Text;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Conditions;

/// <summary>A policy string with its variables cut out: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</summary>
internal sealed class PolicyText
{
    private readonly List<Piece> _pieces = [];

    private PolicyText(string text) => Text = text;

    private readonly record struct Piece(string Literal, string? Key, string? Default);

    public string Text { get; }

    public bool HasVariables => _pieces.Count > 0;

    /// <summary>The variables' keys in lower case.</summary>
    public IEnumerable<string> Keys => _pieces.Where(piece => piece.Key is not null).Select(piece => piece.Key!);

    public static PolicyText Parse(string text, bool variables)
    {
        var result = new PolicyText(text);
        if (!variables || !text.Contains("${", StringComparison.Ordinal))
            return result;
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
                break;
            if (open > at)
                result._pieces.Add(new Piece(text[at..open], null, null));
            result._pieces.Add(Variable(text[(open + 2)..close]));
            at = close + 1;
        }
        if (at < text.Length)
            result._pieces.Add(new Piece(text[at..], null, null));
        return result;
    }

    /// <summary>Fills the variables in, with policy wildcards encoded and the values' own left literal.</summary>
    /// <param name="keys">What is known of the request.</param>
    /// <param name="unknown">The first key whose value is not known; its place then holds a wildcard.</param>
    /// <returns>The text, or null where a variable has no value and no default.</returns>
    public string? Fill(IKeys keys, out string? unknown)
    {
        unknown = null;
        var text = new StringBuilder();
        foreach (var piece in _pieces)
        {
            if (piece.Key is null)
            {
                text.Append(Literal(piece));
                continue;
            }
            var value = keys[piece.Key];
            if (!value.IsKnown)
            {
                unknown ??= piece.Key;
                text.Append(Glob.Star);
            }
            else if (value.Values is [var single])
            {
                text.Append(Glob.Clean(single));
            }
            else if (piece.Default is not null && !value.IsPresent)
            {
                text.Append(Glob.Clean(piece.Default));
            }
            else
            {
                return null;
            }
        }
        return text.ToString();
    }

    // A special character is marked by a Default that equals it: ${*}, ${?} and ${$} stand for the character itself.
    private static string Literal(Piece piece) => piece.Default ?? Glob.Encode(piece.Literal);

    private static Piece Variable(string inner)
    {
        if (inner is "*" or "?" or "$")
            return new Piece(inner, null, inner);
        var comma = inner.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return new Piece("", inner.Trim().ToLowerInvariant(), null);
        return new Piece("", inner[..comma].Trim().ToLowerInvariant(), inner[(comma + 1)..].Trim().Trim('\''));
    }
}
