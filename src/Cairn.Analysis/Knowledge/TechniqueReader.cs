using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>Reads techniques and checks every word of them.</summary>
internal sealed class TechniqueReader(Vocabulary vocabulary, ICollection<KnowledgeProblem> problems)
{
    private const int MaxModifiers = 32;

    public IEnumerable<Technique> Read(KnowledgeFile file)
    {
        if (YamlReader.Read(file, problems) is not { } map)
            return [];
        return Family.Expand(file.Path, map, problems).Select(one => Read(new FieldReader(file.Path, one, problems))).OfType<Technique>().ToList();
    }

    private Technique? Read(FieldReader fields)
    {
        var modifiers = Modifiers(fields);
        var pattern = PatternFields.Read(fields, vocabulary, [.. modifiers.Select(m => m.When)]);
        var title = fields.Text("title");
        if (pattern is null)
            return null;
        var technique = new Technique
        {
            Id = fields.Text("id"),
            Title = title,
            Step = fields.TextOrNull("step") ?? title,
            Pattern = pattern,
            Needs = Claims(fields, "needs", pattern),
            Gives = Claims(fields, "gives", pattern),
            Likelihood = fields.Number("likelihood", 0.001, 1),
            Because = fields.Text("because"),
            Modifiers = modifiers,
            Assumes = fields.TextOrNull("assumes"),
            Bulk = fields.Flag("bulk"),
            Guidance = Guidance.Read(fields, vocabulary),
            Cases = Case.Read(fields),
        };
        Check(technique, fields);
        fields.RejectUnknown();
        return technique;
    }

    private static void Check(Technique technique, FieldReader fields)
    {
        if (technique.Gives.Count == 0)
            fields.Add("field-missing", "`gives` must name at least one capability");
        if (technique.Modifiers.Count > MaxModifiers)
            fields.Add("too-many", $"at most {MaxModifiers} modifiers are possible", fields.At("modifiers"));
        var shape = technique.Pattern.Shape;
        var isBulk = shape.Edges.Count == 1 && shape.Edges[0].Kinds.Count > 0 && technique is { Needs.Count: 1, Gives.Count: 1, Modifiers.Count: 0 } && technique.Pattern.Text.Where is null
            && technique.Needs[0].Slot == shape.Edges[0].From && technique.Gives[0].Slot == shape.Edges[0].To;
        if (technique.Bulk && !isBulk)
            fields.Add("bulk-shape", "a bulk technique is one edge from the needed node to the given one, without predicates", fields.At("bulk"));
    }

    private static List<Claim> Claims(FieldReader fields, string name, Pattern pattern)
    {
        var claims = new List<Claim>();
        foreach (var text in fields.TextNodes(name))
        {
            if (ClaimText.TryParse(text.Value, out var capability, out var variable, out var problem, out var help))
            {
                var slot = pattern.SlotOf(variable);
                if (slot >= 0 && !pattern.Slots[slot].IsEdge)
                    claims.Add(new Claim(capability, slot));
                else
                    fields.Add("variable-unknown", $"`{variable}` is no node of the pattern", text, Nearest.Help(variable, pattern.Slots.Where(s => !s.IsEdge).Select(s => s.Name)));
            }
            else
            {
                fields.Add("claim-syntax", problem, text, help);
            }
        }

        return claims;
    }

    private static List<Modifier> Modifiers(FieldReader fields)
    {
        var modifiers = new List<Modifier>();
        foreach (var reader in fields.Maps("modifiers"))
        {
            modifiers.Add(new Modifier(reader.Text("when"), reader.Number("factor", 0, 10), reader.Text("because")));
            reader.RejectUnknown();
        }

        return modifiers;
    }
}
