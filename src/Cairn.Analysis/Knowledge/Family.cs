namespace Cairn.Analysis.Knowledge;

/// <summary>One file for many entries that differ in a few words: <c>rows</c> fill the <c>${placeholders}</c> of the other fields.</summary>
/// <remarks>A list in a row is rendered through the template of the same name under <c>each</c>, with <c>${item}</c> for its members.
/// What fills no placeholder is a field of its own and stands instead of the family's.</remarks>
internal static class Family
{
    private const string Rows = "rows";
    private const string Each = "each";

    public static IEnumerable<Yaml.Map> Expand(string path, Yaml.Map file, ICollection<KnowledgeProblem> problems)
    {
        if (file.Find(Rows) is not { } rows)
            return [file];
        if (rows is Yaml.Items list && list.Of.All(row => row is Yaml.Map))
            return list.Of.Select(row => Fill(path, file, (Yaml.Map)row, problems)).ToList();
        problems.Add(new KnowledgeProblem("field-shape", "`rows` must be a list of maps", path, rows.Line, rows.Column));
        return [];
    }

    private static Yaml.Map Fill(string path, Yaml.Map file, Yaml.Map row, ICollection<KnowledgeProblem> problems)
    {
        var templates = file.Find(Each) as Yaml.Map;
        var words = row.Entries.ToDictionary(e => e.Key.Value, e => Word(e.Key.Value, e.Value, templates), StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var filled = file.Entries.Where(e => e.Key.Value is not (Rows or Each)).Select(e => (e.Key, Value: Replace(e.Value, words, row, used))).ToList();
        var own = row.Entries.Where(e => !used.Contains(e.Key.Value)).ToList();
        var fields = filled.Where(f => !own.Exists(o => o.Key.Value == f.Key.Value)).Concat(own).ToList();
        foreach (var left in fields.Select(f => f.Value).OfType<Yaml.Text>().Where(t => t.Value.Contains("${", StringComparison.Ordinal)))
            problems.Add(new KnowledgeProblem("family-placeholder", "a row does not fill every placeholder of this field", path, row.Line, row.Column, $"it reads `{left.Value.Trim()}`"));
        return new Yaml.Map(fields, row.Line, row.Column);
    }

    private static string Word(string name, Yaml value, Yaml.Map? templates) => (value, templates?.Find(name)) switch
    {
        (Yaml.Text text, null) => text.Value,
        (Yaml.Text text, Yaml.Text template) => Render(template, text),
        (Yaml.Items items, Yaml.Text template) => string.Join(", ", items.Of.OfType<Yaml.Text>().Select(item => Render(template, item))),
        _ => "",
    };

    private static string Render(Yaml.Text template, Yaml.Text item) => template.Value.Replace("${item}", item.Value, StringComparison.Ordinal);

    private static Yaml Replace(Yaml value, Dictionary<string, string> words, Yaml.Map row, HashSet<string> used) => value switch
    {
        Yaml.Text text when ListFor(text, words, row) is { } list => Use(list, text.Value[2..^1], used),
        Yaml.Text text => text with { Value = Replace(text.Value, words, used) },
        Yaml.Items items => items with { Of = [.. items.Of.SelectMany(item => Spread(item, Replace(item, words, row, used)))] },
        Yaml.Map map => map with { Entries = [.. map.Entries.Select(e => (e.Key, Replace(e.Value, words, row, used)))] },
        _ => value,
    };

    /// <summary>The list of the row that stands for a whole text, where it has no template.</summary>
    private static Yaml.Items? ListFor(Yaml.Text text, Dictionary<string, string> words, Yaml.Map row) =>
        text.Value.StartsWith("${", StringComparison.Ordinal) && text.Value.IndexOf('}', StringComparison.Ordinal) == text.Value.Length - 1
            && row.Find(text.Value[2..^1]) is Yaml.Items items && words[text.Value[2..^1]].Length == 0 ? items : null;

    private static Yaml.Items Use(Yaml.Items list, string name, HashSet<string> used)
    {
        used.Add(name);
        return list;
    }

    private static IEnumerable<Yaml> Spread(Yaml item, Yaml replaced) => item is Yaml.Text && replaced is Yaml.Items list ? list.Of : [replaced];

    private static string Replace(string text, Dictionary<string, string> words, HashSet<string> used)
    {
        foreach (var (name, word) in words)
        {
            var placeholder = "${" + name + "}";
            if (!text.Contains(placeholder, StringComparison.Ordinal))
                continue;
            used.Add(name);
            text = text.Replace(placeholder, word, StringComparison.Ordinal);
        }

        return text;
    }
}
