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
        try
        {
            var pattern = Pattern.Parse(text);
            vocabulary.Check(pattern, fields, fields.At("match"));
            return pattern;
        }
        catch (PatternException e)
        {
            var place = e.Place is "match" or "where" ? fields.At(e.Place) : fields.Map;
            fields.Add("pattern-syntax", $"{e.Message} (character {e.At + 1} of `{e.Place}`)", place, e.Help);
            return null;
        }
    }
}
