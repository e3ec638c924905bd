using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>A sort of attacker: where such a one can start, with what, and how likely.</summary>
public sealed record Attacker
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Who this is, in one sentence.</summary>
    public required string About { get; init; }

    public required Pattern Pattern { get; init; }

    /// <summary>What the attacker has from the start, on the node of the pattern.</summary>
    public required Claim Holds { get; init; }

    /// <summary>Of one given place; a place that the user names is taken as given.</summary>
    public required double Likelihood { get; init; }

    public required string Because { get; init; }

    /// <summary>Reckoned with where the user names nobody.</summary>
    public required bool IsDefault { get; init; }

    public required IReadOnlyList<Case> Cases { get; init; }
}

/// <summary>Reads attackers and checks every word of them.</summary>
internal sealed class AttackerReader(Vocabulary vocabulary, ICollection<KnowledgeProblem> problems)
{
    public IEnumerable<Attacker> Read(KnowledgeFile file)
    {
        if (YamlReader.Read(file, problems) is not { } map)
            return [];
        return Family.Expand(file.Path, map, problems).Select(one => Read(new FieldReader(file.Path, one, problems))).OfType<Attacker>().ToList();
    }

    private Attacker? Read(FieldReader fields)
    {
        if (PatternFields.Read(fields, vocabulary, []) is not { } pattern)
            return null;
        var attacker = new Attacker
        {
            Id = fields.Text("id"),
            Title = fields.Text("title"),
            About = fields.Text("about"),
            Pattern = pattern,
            Holds = TargetReader.Claim(fields, pattern, "holds"),
            Likelihood = fields.Number("likelihood", 0.001, 1),
            Because = fields.Text("because"),
            IsDefault = fields.Flag("default"),
            Cases = Case.Read(fields),
        };
        fields.RejectUnknown();
        return attacker;
    }
}
