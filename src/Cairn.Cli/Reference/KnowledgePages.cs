using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;

namespace Cairn.Cli.Reference;

/// <summary>What the YAML files say is dangerous: techniques, targets and rules.</summary>
internal static partial class KnowledgePages
{
    public static IEnumerable<ReferencePage> Of(KnowledgeBase knowledge)
    {
        yield return new("techniques.md", Techniques(knowledge));
        yield return new("targets.md", Targets(knowledge));
        yield return new("rules.md", Rules(knowledge));
        yield return new("attackers.md", Attackers(knowledge));
    }

    private static string Techniques(KnowledgeBase knowledge)
    {
        var page = new Markdown()
            .Title("Techniques")
            .Paragraph($"{knowledge.Techniques.Count} attack steps. Each says where it is possible (a pattern over the graph), what the attacker must hold, what that gives, and how likely it works. Likelihoods are judgements; the reason stands beside each.")
            .Table(["Technique", "Needs", "Gives", "Likelihood"], knowledge.Techniques.Select(technique => (IReadOnlyList<string>)
                [$"[{technique.Title}](#{Markdown.Anchor(technique.Id)})", Claims(technique.Pattern, technique.Needs), Claims(technique.Pattern, technique.Gives), Number(technique.Likelihood)]));
        foreach (var technique in knowledge.Techniques)
            Write(page, technique, knowledge.Vocabulary);
        return page.ToString();
    }

    private static void Write(Markdown page, Technique technique, Vocabulary vocabulary) => page
        .Heading(technique.Id)
        .Paragraph($"**{technique.Title}.** {(technique.Step == technique.Title ? "" : $"As a step: *{Sentence(technique.Step)}*.")}".TrimEnd())
        .Bullets(
        [
            $"Prerequisites: the attacker holds {Claims(technique.Pattern, technique.Needs)}; {string.Join("; ", technique.Pattern.Words)}",
            $"Gives {Claims(technique.Pattern, technique.Gives)}",
            .. technique.Assumes is { } assumed ? [$"Assumes that {Sentence(assumed)}"] : Array.Empty<string>(),
            $"How: {technique.Guidance.How}",
            $"Likelihood {Number(technique.Likelihood)}: {technique.Because}",
            .. technique.Modifiers.Select(modifier => $"× {Number(modifier.Factor)} where {Markdown.Code(modifier.When)}: {modifier.Because}"),
            .. Guidance(technique.Guidance, vocabulary),
        ])
        .Block("cypher", Query(technique.Pattern));

    private static string Attackers(KnowledgeBase knowledge)
    {
        var page = new Markdown()
            .Title("Attackers")
            .Paragraph("Who attacks: `--from` takes these names, alone (every place) or with one place, as in `leaked:NAME`. The likelihood counts for places that Cairn finds; one that the user names is taken as given.");
        foreach (var attacker in knowledge.Attackers)
        {
            page.Heading(attacker.Id)
                .Paragraph($"**{attacker.Title}**: {attacker.About}.{(attacker.IsDefault ? " Reckoned with where `--from` is not given." : "")}")
                .Block("cypher", Query(attacker.Pattern))
                .Bullets([$"Holds {Claims(attacker.Pattern, [attacker.Holds])}", $"Likelihood {Number(attacker.Likelihood)}: {attacker.Because}"]);
        }

        return page.ToString();
    }

    private static string Targets(KnowledgeBase knowledge)
    {
        var page = new Markdown()
            .Title("Targets")
            .Paragraph("What is worth protecting, what harms it and how much that hurts (impact, 0 to 1). Risk is the likelihood of the best attack times the impact of its target.");
        foreach (var target in knowledge.Targets)
        {
            page.Heading(target.Id)
                .Paragraph($"**{target.Title}** (`{target.Kind}`). Outcome: {target.Outcome}.")
                .Block("cypher", Query(target.Pattern))
                .Bullets(
                [
                    $"Harmed by {Claims(target.Pattern, [target.Needs])}",
                    .. target.Impacts.Select(rule => $"Impact {Number(rule.Impact)} where {Markdown.Code(rule.When)}: {rule.Because}"),
                    $"Impact {Number(target.Impact)}{(target.Impacts.Count > 0 ? " otherwise" : "")}: {target.Because}",
                ]);
        }

        return page.ToString();
    }

    private static string Rules(KnowledgeBase knowledge)
    {
        var page = new Markdown()
            .Title("Rules")
            .Paragraph($"{knowledge.Rules.Count} questions about the graph; every answer is a finding.")
            .Table(["Rule", "Severity", "Title"], knowledge.Rules.Select(rule => (IReadOnlyList<string>)
                [$"[{rule.Id}](#{Markdown.Anchor(rule.Id)})", Word(rule.Severity), rule.Title]));
        foreach (var rule in knowledge.Rules)
        {
            page.Heading(rule.Id)
                .Paragraph($"**{rule.Title}.** Severity {Word(rule.Severity)}{string.Concat(rule.Severities.Select(s => $"; {Word(s.Severity)} where {Markdown.Code(s.When)}"))}. The finding is about `{rule.Pattern.Slots[rule.Subject].Name}`.")
                .Block("cypher", Query(rule.Pattern))
                .Bullets([$"Remediation: {rule.Remediation}", .. Guidance(rule.Guidance, knowledge.Vocabulary)]);
        }

        return page.ToString();
    }

    private static IEnumerable<string> Guidance(Guidance guidance, Vocabulary vocabulary)
    {
        if (guidance.Prevent.Length > 0)
            yield return $"Prevent: {guidance.Prevent}";
        if (guidance.Detect.Length > 0)
            yield return $"Detect: {guidance.Detect}";
        foreach (var (framework, ids) in guidance.Frameworks)
            yield return $"{vocabulary.Frameworks.GetValueOrDefault(framework, framework)}: {string.Join(", ", ids.Select(id => vocabulary.Page(framework, id) is { } page ? $"[{id}]({page})" : id))}";
        var pages = guidance.Frameworks.SelectMany(cited => cited.Value.Select(id => vocabulary.Page(cited.Key, id))).ToHashSet();
        foreach (var reference in guidance.References.Where(reference => !pages.Contains(reference)))
            yield return $"See <{reference}>";
    }

    private static string Query(Pattern pattern) =>
        $"MATCH {pattern.Text.Match.Trim()}{(pattern.Text.Where is { Length: > 0 } where ? $"\nWHERE {where.Trim()}" : "")}";

    private static string Claims(Pattern pattern, IReadOnlyList<Claim> claims) =>
        claims.Count == 0 ? "nothing" : string.Join(" and ", claims.Select(claim => Markdown.Code($"{claim.Capability.ToString().ToLowerInvariant()} {pattern.Slots[claim.Slot].Name}")));

    /// <summary>A sentence with the pattern's variables in place of the names it is filled with.</summary>
    private static string Sentence(string template) => Placeholder().Replace(template, "`$1`");

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{([\w.]+)\}")]
    private static partial Regex Placeholder();
}
