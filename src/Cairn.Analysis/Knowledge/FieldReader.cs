using System.Globalization;
using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>Reads the fields of one map, reports what is missing, of the wrong shape or unknown, and goes on.</summary>
internal sealed class FieldReader(string path, Yaml.Map map, ICollection<KnowledgeProblem> problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public string Path => path;

    public Yaml.Map Map => map;

    public string Text(string name) => TextOrNull(name) ?? Missing(name);

    public string? TextOrNull(string name) => Ask(name) switch
    {
        null => null,
        Yaml.Text text => text.Value.Trim(),
        var other => Wrong<string>(name, other, "text"),
    };

    public double Number(string name, double least, double most)
    {
        if (Ask(name) is not { } value)
        {
            Missing(name);
            return most;
        }

        if (value is Yaml.Text text && double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Add("field-number", $"`{name}` must be a number from {Show(least)} to {Show(most)}", value);
        return most;
    }

    public bool Flag(string name) => Ask(name) switch
    {
        null => false,
        Yaml.Text { Value: "true" } => true,
        Yaml.Text { Value: "false" } => false,
        var other => Wrong<object>(name, other, "true or false") is not null,
    };

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. TextNodes(name).Select(t => t.Value.Trim())];

    public IReadOnlyList<Yaml.Text> TextNodes(string name) => Ask(name) switch
    {
        null => [],
        Yaml.Text one => [one],
        Yaml.Items items when items.Of.All(i => i is Yaml.Text) => [.. items.Of.Cast<Yaml.Text>()],
        var other => Wrong<IReadOnlyList<Yaml.Text>>(name, other, "a list of texts") ?? [],
    };

    public IReadOnlyList<FieldReader> Maps(string name) => Ask(name) switch
    {
        null => [],
        Yaml.Items items when items.Of.All(i => i is Yaml.Map) => [.. items.Of.Select(i => new FieldReader(path, (Yaml.Map)i, problems))],
        var other => Wrong<IReadOnlyList<FieldReader>>(name, other, "a list of maps") ?? [],
    };

    public FieldReader? MapOrNull(string name) => Ask(name) switch
    {
        null => null,
        Yaml.Map inner => new FieldReader(path, inner, problems),
        var other => Wrong<FieldReader>(name, other, "a map"),
    };

    /// <summary>Reports the fields nobody asked for.</summary>
    public void RejectUnknown()
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!_asked.Contains(key.Value))
                Add("field-unknown", $"there is no field `{key.Value}` here", key, Nearest.Help(key.Value, _asked));
        }
    }

    public void Add(string code, string message, Yaml? where = null, string? help = null) =>
        problems.Add(new KnowledgeProblem(code, message, path, (where ?? map).Line, (where ?? map).Column, help));

    /// <summary>The position of a field, for problems found after reading.</summary>
    public Yaml At(string name) => map.Find(name) ?? map;

    private Yaml? Ask(string name)
    {
        _asked.Add(name);
        return map.Find(name);
    }

    private string Missing(string name)
    {
        Add("field-missing", $"the field `{name}` is missing");
        return "";
    }

    private T? Wrong<T>(string name, Yaml where, string wanted)
        where T : class
    {
        Add("field-shape", $"`{name}` must be {wanted}", where);
        return null;
    }

    private static string Show(double number) => number.ToString(CultureInfo.InvariantCulture);
}
