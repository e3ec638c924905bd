using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>Reads rules and checks every word of them.</summary>
internal sealed class RuleReader(Vocabulary vocabulary, ICollection<KnowledgeProblem> problems)
{
    private static readonly string[] Severities = [.. Enum.GetNames<Severity>().Select(n => n.ToLowerInvariant())];

    public IEnumerable<Rule> Read(KnowledgeFile file)
    {
        if (YamlReader.Read(file, problems) is not { } map)
            return [];
        return Family.Expand(file.Path, map, problems).Select(one => Read(new FieldReader(file.Path, one, problems))).OfType<Rule>().ToList();
    }

    private Rule? Read(FieldReader fields)
    {
        var severities = SeverityRules(fields);
        var pattern = PatternFields.Read(fields, vocabulary, [.. severities.Select(s => s.When)]);
        if (pattern is null)
            return null;
        var rule = new Rule
        {
            Id = fields.Text("id"),
            Title = fields.Text("title"),
            Severity = ReadSeverity(fields),
            Severities = severities,
            Pattern = pattern,
            Subject = Subject(fields, pattern),
            Message = fields.Text("message"),
            Remediation = fields.Text("remediation"),
            Guidance = Guidance.Read(fields, vocabulary),
            Cases = Case.Read(fields),
        };
        fields.RejectUnknown();
        return rule;
    }

    private static int Subject(FieldReader fields, Pattern pattern)
    {
        var name = fields.Text("subject");
        var slot = pattern.SlotOf(name);
        if (slot >= 0 && !pattern.Slots[slot].IsEdge)
            return slot;
        fields.Add("variable-unknown", $"`{name}` is no node of the pattern", fields.At("subject"), Nearest.Help(name, pattern.Slots.Select(s => s.Name)));
        return 0;
    }

    private static Severity ReadSeverity(FieldReader fields)
    {
        var word = fields.Text("severity");
        var index = Array.IndexOf(Severities, word);
        if (index < 0)
            fields.Add("severity-unknown", $"there is no severity `{word}`", fields.At("severity"), $"one of {string.Join(", ", Severities)}");
        return (Severity)Math.Max(index, 0);
    }

    private static List<SeverityRule> SeverityRules(FieldReader fields)
    {
        var rules = new List<SeverityRule>();
        foreach (var reader in fields.Maps("severities"))
        {
            rules.Add(new SeverityRule(reader.Text("when"), ReadSeverity(reader)));
            reader.RejectUnknown();
        }

        return rules;
    }
}
