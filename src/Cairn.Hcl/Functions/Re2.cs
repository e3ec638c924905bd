using System.Text;
using System.Text.RegularExpressions;
using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>
/// A regular expression in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), matched in linear time.
/// All groups become nameless, so that they are numbered in the order in which they stand.
/// </summary>
internal sealed class Re2
{
    private const int MaxLength = 4096;

    private readonly Regex _regex;

    private Re2(Regex regex, IReadOnlyList<string?> groups)
    {
        _regex = regex;
        Groups = groups;
    }

    /// <summary>The names of the groups, null for those without.</summary>
    public IReadOnlyList<string?> Groups { get; }

    public bool IsNamed => Groups.Count > 0 && Groups[0] is not null;

    /// <summary>The type of a match.</summary>
    public HclType Shape => Groups.Count == 0 ? HclType.String
        : IsNamed ? new HclType.ObjectOf(Groups.DistinctBy(name => name).ToDictionary(name => name!, _ => HclType.String, StringComparer.Ordinal))
        : new HclType.TupleOf([.. Groups.Select(_ => HclType.String)]);

    public static Re2 Compile(string pattern, bool mixesGroups = false)
    {
        if (pattern.Length > MaxLength)
            throw new EvaluationException($"the pattern is longer than {MaxLength} characters");
        var groups = new List<string?>();
        var text = new Re2Translation(pattern, groups).Text();
        if (!mixesGroups && groups.Distinct().Count() > 1 && groups.Contains(null))
            throw new EvaluationException("a pattern has groups with and without names");
        try
        {
            return new(new(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), groups);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new EvaluationException($"the pattern is not valid: {e.Message}");
        }
    }

    public Match Match(string text) => _regex.Match(text);

    public IEnumerable<Match> Matches(string text)
    {
        var end = -1;
        foreach (Match match in _regex.Matches(text))
        {
            // Go accepts no empty match right behind the match before, nor one inside a character.
            if (match.Length > 0 || (match.Index != end && !(match.Index > 0 && match.Index < text.Length && char.IsLowSurrogate(text[match.Index]))))
                yield return match;
            end = match.Index + match.Length;
        }
    }

    public string Replace(string text, Func<Match, string> with, Budget budget)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var match in Matches(text))
        {
            result.Append(text, at, match.Index - at).Append(with(match));
            at = match.Index + match.Length;
            budget.Text(result.Length);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What a group holds, by number or name; nothing when there is no such group.</summary>
    public string Group(Match match, string name)
    {
        if (int.TryParse(name, out var number))
            return match.Groups.Count > number ? match.Groups[number].Value : "";
        return Groups.Select((group, i) => (group, i)).Where(group => group.group == name).Select(group => match.Groups[group.i + 1].Value).FirstOrDefault("");
    }
}
