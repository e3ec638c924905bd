using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>Reads targets and checks every word of them.</summary>
internal sealed class TargetReader(Vocabulary vocabulary, ICollection<KnowledgeProblem> problems)
{
    public IEnumerable<Target> Read(KnowledgeFile file)
    {
        if (YamlReader.Read(file, problems) is not { } map)
            return [];
        return Family.Expand(file.Path, map, problems).Select(one => Read(new FieldReader(file.Path, one, problems))).OfType<Target>().ToList();
    }

    private Target? Read(FieldReader fields)
    {
        var impacts = Impacts(fields);
        var pattern = PatternFields.Read(fields, vocabulary, [.. impacts.Select(i => i.When)]);
        if (pattern is null)
            return null;
        var target = new Target
        {
            Id = fields.Text("id"),
            Title = fields.Text("title"),
            Kind = fields.Text("kind"),
            Pattern = pattern,
            Needs = Claim(fields, pattern, "needs"),
            Outcome = fields.Text("outcome"),
            Impact = fields.Number("impact", 0, 1),
            Because = fields.Text("because"),
            Impacts = impacts,
            CoveredBy = fields.TextOrNull("coveredBy"),
            Cases = Case.Read(fields),
        };
        fields.RejectUnknown();
        return target;
    }

    /// <summary>One capability on one node of a pattern.</summary>
    public static Claim Claim(FieldReader fields, Pattern pattern, string name)
    {
        var text = fields.Text(name);
        if (!ClaimText.TryParse(text, out var capability, out var variable, out var problem, out var help))
        {
            fields.Add("claim-syntax", problem, fields.At(name), help);
            return default;
        }

        var slot = pattern.SlotOf(variable);
        if (slot >= 0 && !pattern.Slots[slot].IsEdge)
            return new Claim(capability, slot);
        fields.Add("variable-unknown", $"`{variable}` is no node of the pattern", fields.At(name), Nearest.Help(variable, pattern.Slots.Select(s => s.Name)));
        return default;
    }

    private static List<ImpactRule> Impacts(FieldReader fields)
    {
        var impacts = new List<ImpactRule>();
        foreach (var reader in fields.Maps("impacts"))
        {
            impacts.Add(new ImpactRule(reader.Text("when"), reader.Number("impact", 0, 1), reader.Text("because")));
            reader.RejectUnknown();
        }

        return impacts;
    }
}
