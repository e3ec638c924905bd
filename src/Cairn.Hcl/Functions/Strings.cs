using System.Globalization;
using System.Text;
using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions of texts; lengths and places count what a reader takes for one character.</summary>
internal static class Strings
{
    public static IEnumerable<Function> All { get; } =
    [
        Text("chomp", [Parameter.Text], a => a[0].Text().TrimEnd('\r', '\n')),
        Flag("endswith", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        Flag("startswith", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        Flag("strcontains", (text, part) => text.Contains(part, StringComparison.Ordinal)),
        Text("indent", [Parameter.Number, Parameter.Text], a => Indent(a[0].Whole("the indentation"), a[1].Text())),
        new("join", [new(HclType.String)], new(new HclType.ListOf(HclType.String), TakesUnknown: true), (a, site) => Join(a, site.Evaluator.Budget)) { Returns = HclType.String },
        Text("lower", [Parameter.Text], a => a[0].Text().ToLowerInvariant().Replace('İ', 'i')),
        Text("upper", [Parameter.Text], a => a[0].Text().ToUpperInvariant()),
        new("split", [Parameter.Text, Parameter.Text], a => Arguments.Texts(Split(a[0].Text(), a[1].Text()))) { Returns = new HclType.ListOf(HclType.String) },
        Text("strrev", [Parameter.Text], a => string.Concat(Characters(a[0].Text()).AsEnumerable().Reverse())),
        Text("substr", [Parameter.Text, Parameter.Number, Parameter.Number], a => Substring(a[0].Text(), a[1].Whole("the offset"), a[2].Whole("the length"))),
        Text("title", [Parameter.Text], a => Title(a[0].Text())),
        Text("trim", [Parameter.Text, Parameter.Text], a => Trim(a[0].Text(), a[1].Text())),
        Text("trimprefix", [Parameter.Text, Parameter.Text], a => a[0].Text() is var text && text.StartsWith(a[1].Text(), StringComparison.Ordinal) ? text[a[1].Text().Length..] : text),
        Text("trimsuffix", [Parameter.Text, Parameter.Text], a => a[0].Text() is var text && text.EndsWith(a[1].Text(), StringComparison.Ordinal) ? text[..^a[1].Text().Length] : text),
        Text("trimspace", [Parameter.Text], a => a[0].Text().Trim()),
        new("templatestring", [Parameter.Text, new(HclType.Dynamic, TakesUnknown: true)], null, TemplateString),
    ];

    public static List<string> Characters(string text)
    {
        var characters = new List<string>();
        var at = StringInfo.GetTextElementEnumerator(text);
        while (at.MoveNext())
            characters.Add(at.GetTextElement());
        return characters;
    }

    /// <summary>Renders a text as a template with the given variables, as <c>templatefile</c> does.</summary>
    public static HclValue Render(SourceText source, HclValue variables, CallSite site)
    {
        if (variables is not MappingValue mapping)
            return variables is UnknownValue ? HclValue.Unknown(HclType.Dynamic) : throw new EvaluationException("the variables of a template must be an object or a map");
        var (template, fault) = HclParser.ParseTemplate(source, site.Evaluator.Budget.Limits);
        if (template is null)
            throw new EvaluationException(fault!);
        return site.Evaluator.Evaluate(template, mapping.Items.Aggregate(Scope.Empty, (scope, item) => scope.With(item.Key, item.Value)));
    }

    private static HclValue TemplateString(HclValue[] arguments, CallSite site) =>
        Render(new("template", arguments[0].Text()), arguments[1], site);

    private static Function Text(string name, Parameter[] parameters, Func<HclValue[], string> body) =>
        new(name, parameters, a => HclValue.Of(body(a))) { Returns = HclType.String };

    private static Function Flag(string name, Func<string, string, bool> body) =>
        new(name, [Parameter.Text, Parameter.Text], a => HclValue.Of(body(a[0].Text(), a[1].Text()))) { Returns = HclType.Bool };

    private static string Indent(int spaces, string text)
    {
        if (spaces is < 0 or > 10_000)
            throw new EvaluationException("the indentation is negative or too large");
        return text.Replace("\n", "\n" + new string(' ', spaces), StringComparison.Ordinal);
    }

    private static HclValue Join(HclValue[] arguments, Budget budget)
    {
        if (arguments.Length == 1)
            throw new EvaluationException("`join` needs at least one list");
        if (arguments.Any(list => !list.IsKnown))
            return HclValue.Unknown(HclType.String);
        var pieces = new List<HclValue>();
        foreach (var item in arguments.Skip(1).SelectMany(list => list.Items()))
        {
            if (item is NullValue)
                throw new EvaluationException("`join` of a null value");
            if (pieces.Count > 0)
                pieces.Add(arguments[0]);
            pieces.Add(item);
        }

        return Templates.Concat(pieces, budget);
    }

    private static IEnumerable<string> Split(string separator, string text) =>
        separator.Length == 0 ? text.Length == 0 ? [] : text.EnumerateRunes().Select(rune => rune.ToString()) : text.Split(separator);

    private static string Substring(string text, int offset, int length)
    {
        var characters = Characters(text);
        // From the end, a length of nothing means the rest.
        if (offset < 0 && length == 0)
            length = -1;
        if (offset < 0)
            offset = Math.Max(0, offset + characters.Count);
        if (offset >= characters.Count)
            return "";
        var count = length < 0 ? characters.Count - offset : Math.Min(length, characters.Count - offset);
        return string.Concat(characters.Skip(offset).Take(count));
    }

    // Go's strings.Title: a letter after anything that is no letter, digit, underscore or non-ASCII mark.
    private static string Title(string text)
    {
        var result = new StringBuilder(text.Length);
        var previous = new Rune(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append((IsSeparator(previous) ? Rune.ToUpperInvariant(rune) : rune).ToString());
            previous = rune;
        }

        return result.ToString();
    }

    private static bool IsSeparator(Rune rune)
    {
        if (rune.IsAscii)
            return !(char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '_');
        return !Rune.IsLetter(rune) && !Rune.IsDigit(rune) && Rune.IsWhiteSpace(rune);
    }

    private static string Trim(string text, string cut)
    {
        var runes = cut.EnumerateRunes().ToHashSet();
        var kept = text.EnumerateRunes().ToList();
        var (from, to) = (0, kept.Count);
        while (from < to && runes.Contains(kept[from]))
            from++;
        while (to > from && runes.Contains(kept[to - 1]))
            to--;
        return string.Concat(kept.Skip(from).Take(to - from).Select(rune => rune.ToString()));
    }
}
