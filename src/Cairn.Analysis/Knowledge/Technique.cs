using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>What an attacker holds on a node.</summary>
public enum Capability
{
    Reach,
    Influence,
    Use,
    Read,
    Write,
    Own,
}

/// <summary>A capability on the node a variable stands for.</summary>
public readonly record struct Claim(Capability Capability, int Slot);

/// <summary>A circumstance that makes a step easier or harder.</summary>
public sealed record Modifier(string When, double Factor, string Because);

/// <summary>One attack step as data: where it is possible, what the attacker must hold, and what that gives.</summary>
public sealed record Technique
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The sentence of a step, with <c>{variable}</c> for names; the title where the author gave none.</summary>
    public required string Step { get; init; }

    public required Pattern Pattern { get; init; }

    public required IReadOnlyList<Claim> Needs { get; init; }

    public required IReadOnlyList<Claim> Gives { get; init; }

    public required double Likelihood { get; init; }

    public required string Because { get; init; }

    public required IReadOnlyList<Modifier> Modifiers { get; init; }

    /// <summary>What must be true for the step beside what the graph shows, with <c>{variable}</c> for names; null where the graph shows everything.</summary>
    public string? Assumes { get; init; }

    /// <summary>Followed edge by edge during the search instead of being laid out beforehand.</summary>
    public required bool Bulk { get; init; }

    public required Guidance Guidance { get; init; }

    public required IReadOnlyList<Case> Cases { get; init; }
}

/// <summary>What people read about a technique or rule.</summary>
public sealed record Guidance
{
    public string How { get; init; } = "";

    public string Prevent { get; init; } = "";

    public string Detect { get; init; } = "";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Frameworks { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<string> References { get; init; } = [];

    internal static Guidance Read(FieldReader fields, Vocabulary vocabulary)
    {
        var frameworks = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (fields.MapOrNull("frameworks") is { } cited)
        {
            foreach (var (key, _) in cited.Map.Entries)
            {
                frameworks[key.Value] = cited.Texts(key.Value);
                if (!vocabulary.Frameworks.ContainsKey(key.Value))
                    cited.Add("framework-unknown", $"there is no framework `{key.Value}`", key, Nearest.Help(key.Value, vocabulary.Frameworks.Keys));
            }
        }

        return new Guidance
        {
            How = fields.TextOrNull("how") ?? "",
            Prevent = fields.TextOrNull("prevent") ?? "",
            Detect = fields.TextOrNull("detect") ?? "",
            Frameworks = frameworks,
            References = fields.Texts("references"),
        };
    }
}

/// <summary>A tiny graph and what must, or must not, be concluded on it.</summary>
/// <param name="Graph">Written like a pattern: the variables are the keys.</param>
/// <param name="Entries">The nodes the attacker owns.</param>
/// <param name="Expected">The claim as text, such as <c>own r</c>, or the subject of a rule.</param>
/// <param name="Fires">Whether it must hold or must not.</param>
public sealed record Case(string Name, string Graph, IReadOnlyList<string> Entries, string Expected, bool Fires)
{
    internal static IReadOnlyList<Case> Read(FieldReader fields)
    {
        var cases = new List<Case>();
        foreach (var reader in fields.Maps("cases"))
        {
            var (fires, silent) = (reader.TextOrNull("fires"), reader.TextOrNull("silent"));
            if (fires is null == silent is null)
                reader.Add("case-verdict", "a case says either `fires` or `silent`");
            cases.Add(new Case(reader.Text("name"), reader.Text("graph"), reader.Texts("entry"), fires ?? silent ?? "", fires is not null));
            reader.RejectUnknown();
        }

        if (!cases.Exists(c => c.Fires) || cases.TrueForAll(c => c.Fires))
            fields.Add("case-missing", "at least one case must fire and one near miss must stay silent");
        return cases;
    }
}
