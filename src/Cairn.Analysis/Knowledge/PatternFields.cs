using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>The fields <c>match</c> and <c>where</c>, which techniques, targets and rules share.</summary>
internal static class PatternFields
{
    public static Pattern? Read(FieldReader fields, Vocabulary vocabulary, IReadOnlyList<string> flags)
    {
        var text = new PatternText(fields.Text("match"), fields.TextOrNull("where"), flags);
        if (text.Match.Length == 0)
            return null;
        var (failed, place) = Parse(text with { Where = null, Flags = null }, out _) is { } inMatch ? (inMatch, "match")
            : Parse(text with { Flags = null }, out _) is { } inWhere ? (inWhere, "where")
            : (Parse(text, out var pattern), "modifiers");
        _ = place;
        if (failed is not null)
        {
            fields.Add("pattern-syntax", $"{failed.Message} (character {failed.At + 1} of `{place}`)", fields.At(place), failed.Help);
            return null;
        }

        var parsed = Pattern.Parse(text);
        vocabulary.Check(parsed, fields, fields.At("match"));
        return parsed;
    }

    private static PatternException? Parse(PatternText text, out Pattern? pattern)
    {
        pattern = null;
        try
        {
            pattern = Pattern.Parse(text);
            return null;
        }
        catch (PatternException e)
        {
            return e;
        }
    }
}
