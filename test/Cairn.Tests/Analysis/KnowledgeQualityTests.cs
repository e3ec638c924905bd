using System.Text.RegularExpressions;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Analysis;

public sealed partial class KnowledgeQualityTests
{
    [Fact]
    public void Every_technique_says_how_it_is_done_prevented_and_detected_and_cites_a_framework()
    {
        var bare = KnowledgeFiles.All.Techniques
            .Where(t => t.Guidance.Frameworks.Count == 0 || t.Guidance.How.Length == 0 || t.Guidance.Prevent.Length == 0 || t.Guidance.Detect.Length == 0).Select(t => t.Id)
            .Concat(KnowledgeFiles.All.Rules.Where(r => r.Guidance.Frameworks.Count == 0).Select(r => r.Id));

        Assert.Empty(bare);
    }

    /// <summary>What must hold first is said in words, why the likelihood is what it is, and where to read on.</summary>
    [Fact]
    public void Every_technique_says_what_it_needs_why_it_is_likely_and_where_to_read_on()
    {
        var (techniques, vocabulary) = (KnowledgeFiles.All.Techniques, KnowledgeFiles.All.Vocabulary);

        Assert.NotEmpty(techniques);
        Assert.All(techniques, technique =>
        {
            Assert.True(technique.Pattern.Words.Count > 0 && technique.Pattern.Words.All(word => word.Trim().Length > 0), technique.Id);
            Assert.True(technique.Because.Length > 0 && technique.Modifiers.All(modifier => modifier.Because.Length > 0), technique.Id);
            Assert.True(technique.Guidance.References.Count > 0 || technique.Guidance.Frameworks.Any(cited => cited.Value.Any(id => vocabulary.Page(cited.Key, id) is not null)), technique.Id);
            Assert.True(technique.Guidance.Frameworks.ContainsKey("attack") || technique.Guidance.Frameworks.ContainsKey("atlas"), technique.Id);
            Assert.True(technique.Guidance.References.All(reference => Uri.TryCreate(reference, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps), technique.Id);
        });
    }

    [Fact]
    public void Cited_frameworks_have_a_version()
    {
        var cited = KnowledgeFiles.All.Techniques.Select(t => t.Guidance).Concat(KnowledgeFiles.All.Rules.Select(r => r.Guidance)).SelectMany(g => g.Frameworks.Keys).Distinct();

        Assert.All(cited, framework => Assert.Matches(@"\d", KnowledgeFiles.All.Vocabulary.Frameworks[framework]));
    }

    [Fact]
    public void A_path_of_the_catalogue_is_fired_and_missed_by_some_case()
    {
        var paths = KnowledgeFiles.All.Techniques.SelectMany(t => (t.Guidance.Frameworks.GetValueOrDefault("pathfinding") ?? []).Select(id => (Id: id, t.Cases))).GroupBy(x => x.Id, x => x.Cases);

        Assert.All(paths, path => Assert.True(path.Any(cases => cases.Any(c => c.Fires)) && path.Any(cases => cases.Any(c => !c.Fires)), path.Key));
    }

    [Fact]
    public void Cited_ids_have_the_form_of_their_framework()
    {
        var cited = KnowledgeFiles.All.Techniques.Select(t => t.Guidance).Concat(KnowledgeFiles.All.Rules.Select(r => r.Guidance)).SelectMany(g => g.Frameworks);

        Assert.All(cited.Where(c => c.Key == "attack").SelectMany(c => c.Value), id => Assert.Matches(AttackId(), id));
        Assert.All(cited.Where(c => c.Key == "atlas").SelectMany(c => c.Value), id => Assert.Matches(AtlasId(), id));
    }

    [Fact]
    public void Every_path_of_the_escalation_catalogue_is_some_technique()
    {
        var catalogue = Directory.EnumerateFiles(Repository.InShared("conformance", "pathfinding.cloud", "paths"), "*.yaml", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);
        var cited = KnowledgeFiles.All.Techniques.SelectMany(t => t.Guidance.Frameworks.TryGetValue("pathfinding", out var ids) ? ids : []).ToHashSet();

        Assert.All(catalogue, id => Assert.Contains(id!, cited));
    }

    [Fact]
    public void Steps_and_outcomes_name_only_variables_of_their_pattern()
    {
        var wrong = KnowledgeFiles.All.Techniques.Select(t => (t.Id, Text: t.Step, t.Pattern))
            .Concat(KnowledgeFiles.All.Targets.Select(t => (t.Id, Text: t.Outcome, t.Pattern)))
            .Concat(KnowledgeFiles.All.Rules.Select(r => (r.Id, Text: r.Message, r.Pattern)))
            .SelectMany(x => Placeholder().Matches(x.Text).Select(m => (x.Id, Name: m.Groups[1].Value, x.Pattern)))
            .Where(x => x.Pattern.SlotOf(x.Name) < 0 || x.Pattern.Slots[x.Pattern.SlotOf(x.Name)].IsEdge);

        Assert.Empty(wrong.Select(x => $"{x.Id}: {x.Name}"));
    }

    [GeneratedRegex(@"^T\d{4}(\.\d{3})?$")]
    private static partial Regex AttackId();

    [GeneratedRegex(@"^AML\.T\d{4}(\.\d{3})?$")]
    private static partial Regex AtlasId();

    [GeneratedRegex(@"\{(\w+)[.}]")]
    private static partial Regex Placeholder();
}
