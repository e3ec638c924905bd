using System.Text;
using System.Text.RegularExpressions;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Regular expressions and replacement.</summary>
internal static class Patterns
{
    public static IEnumerable<Function> All { get; } =
    [
        new("regex", [Parameter.Text, Parameter.Text], a => Match(a[0].Text(), a[1].Text())),
        new("regexall", [Parameter.Text, Parameter.Text], a => Matches(a[0].Text(), a[1].Text())),
        new("replace", [Parameter.Text, Parameter.Text, Parameter.Text], null, (a, site) => Replace(a[0].Text(), a[1].Text(), a[2].Text(), site)) { Returns = HclType.String },
    ];

    private static HclValue Match(string pattern, string text)
    {
        var regex = Re2.Compile(pattern);
        var match = regex.Match(text);
        return match.Success ? Captured(regex, match) : throw new EvaluationException("the pattern does not match the text");
    }

    private static HclValue Matches(string pattern, string text)
    {
        var regex = Re2.Compile(pattern);
        var found = regex.Matches(text).Select(match => Captured(regex, match)).ToList();
        return HclValue.List(found, found.Count > 0 ? found[0].Type : regex.Shape);
    }

    private static HclValue Captured(Re2 regex, Match match)
    {
        if (regex.Groups.Count == 0)
            return HclValue.Of(match.Value);
        var values = regex.Groups.Select((name, i) => (name, Value: match.Groups[i + 1].Success ? HclValue.Of(match.Groups[i + 1].Value) : new NullValue(HclType.String)));
        return regex.IsNamed
            ? HclValue.Object(values.Select(group => KeyValuePair.Create(group.name!, group.Value)))
            : HclValue.Tuple([.. values.Select(group => group.Value)]);
    }

    private static HclValue Replace(string text, string part, string with, CallSite site)
    {
        string result;
        if (part.Length > 1 && part[0] == '/' && part[^1] == '/')
        {
            var regex = Re2.Compile(part[1..^1], mixesGroups: true);
            result = regex.Replace(text, match => Expand(with, match, regex), site.Evaluator.Budget);
        }
        else
        {
            site.Evaluator.Budget.Text(part.Length > 0 ? text.Length + ((long)text.Length / part.Length * with.Length) : (text.Length + 1L) * (with.Length + 1L));
            result = part.Length > 0 ? text.Replace(part, with, StringComparison.Ordinal) : Between(text, with);
        }

        return HclValue.Of(result);
    }

    // Go puts the replacement between all characters when the part is empty.
    private static string Between(string text, string with) =>
        with + string.Concat(text.EnumerateRunes().Select(rune => rune.ToString() + with));

    /// <summary><c>$1</c>, <c>${1}</c>, <c>$name</c>; the longest word counts, as in Go's Regexp.Expand.</summary>
    private static string Expand(string template, Match match, Re2 regex)
    {
        var result = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '$' || i + 1 == template.Length)
            {
                result.Append(template[i]);
                continue;
            }

            if (template[i + 1] == '$')
            {
                result.Append('$');
                i++;
                continue;
            }

            var isBraced = template[i + 1] == '{';
            var start = isBraced ? i + 2 : i + 1;
            var end = start;
            while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
                end++;
            if (end == start || (isBraced && (end == template.Length || template[end] != '}')))
            {
                result.Append('$');
                continue;
            }

            result.Append(regex.Group(match, template[start..end]));
            i = isBraced ? end : end - 1;
        }

        return result.ToString();
    }
}
