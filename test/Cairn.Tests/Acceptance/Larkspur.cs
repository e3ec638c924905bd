using System.Text.Json;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>The sample story: everything planted in it is found, and every decoy stays silent.</summary>
public sealed class Larkspur
{
    private static readonly Lazy<Scanned> Estate = new(() => Scanned.Read(Repository.In("samples", "larkspur-health", "state.json")));

    /// <summary>The number in the sample's README, where the attacker starts, the outcome, and a technique it goes through.</summary>
    public static TheoryData<int, string, string, string> Planted => new()
    {
        { 1, "internet", "poisoning of training", "poison-training" },
        { 2, "internet", "control over what agent care-assistant does", "retrieved-instructions" },
        { 3, "internet", "disclosure of sensitive data in larkspur-registry", "database-login" },
        { 4, "internet", "model integrity of endpoint triage-prod", "swap-artefact" },
        { 4, "internet", "disclosure of sensitive data in larkspur-patient-messages", "assume-role" },
        { 5, "internet", "disclosure of sensitive data in larkspur-patients", "retrieved-instructions" },
        { 6, "internet", "misuse of model anthropic.claude", "anonymous-call" },
        { 7, "dana.analyst", "disclosure of sensitive data in larkspur-patient-messages", "open-notebook" },
        { 8, "miro.engineer", "administrator of account", "" },
        { 9, "internet", "control of annotation", "exploit-service" },
        { 10, "support", "administrator of account", "create-access-key" },
        { 11, "arn:aws:iam::444455556666:root", "disclosure of sensitive data in larkspur-patient-messages", "assume-role" },
        { 12, "internet", "poisoning of training", "" },
        { 14, "internet", "calls to demo-summarizer", "" },
    };

    /// <summary>Decoys: where the attacker starts, and what may not be reached from there without taking over something else first.</summary>
    public static TheoryData<string, string, string> Decoys => new()
    {
        { "a", "internet", "larkspur-archive" },
        { "b", "internet", "larkspur-claims" },
        { "c", "internet", "batch-scorer" },
        { "d", "sam.intern", "ml-platform-admin" },
        { "e", "oncall", "ada.admin" },
        { "f", "archivist", "larkspur-models" },
        { "g", "internet", "ci-publish-site" },
        { "h", "internet", "arn:aws:lambda:us-east-1:123456789012:function:triage-score" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public void What_is_planted_is_found(int number, string from, string outcome, string technique) =>
        Assert.True(IsFound(from, outcome, technique), $"{number}: {outcome} from {from}");

    [Theory]
    [MemberData(nameof(Decoys))]
    public void Decoys_stay_silent(string letter, string from, string target)
    {
        var direct = Direct(from, target);

        Assert.True(direct.Count == 0, $"{letter}: {string.Join("; ", direct.Select(a => string.Join(" > ", a.Derivation.Steps.Select(s => s.Sentence))))}");
    }

    [Fact]
    public void The_token_in_the_notebooks_start_script_is_found() =>
        Assert.Contains(Estate.Value.Report().Findings, f => f.Rule.Id == "CRN-PIP-017" && Estate.Value.Graph.Key(f.Subject).Contains("research-setup", StringComparison.Ordinal));

    [Fact]
    public void An_attack_that_needs_two_things_shows_both()
    {
        var attack = Assert.Single(Estate.Value.Paths("internet").Attacks, a => a.Target.Outcome == "disclosure of sensitive data in larkspur-registry");

        Assert.Contains(attack.Derivation.Steps, step => step.After.Count == 2);
    }

    [Fact]
    public void Every_step_of_every_attack_says_what_it_rests_on()
    {
        var report = Estate.Value.Report();

        var silent = report.Attacks.SelectMany(a => a.Derivation.Steps)
            .Where(step => step.Edges.Count > 0 && step.Edges.All(edge => report.Input.Evidence.Of(edge).Count == 0));

        Assert.Empty(silent.Select(step => step.Sentence).Distinct());
    }

    [Fact]
    public void A_step_in_JSON_names_the_path_of_the_catalogue_it_is()
    {
        using var text = new MemoryStream();
        JsonReport.Write(Estate.Value.Paths("support", kind: "admin"), text);

        using var json = JsonDocument.Parse(text.ToArray());
        var steps = json.RootElement.GetProperty("attacks").EnumerateArray().SelectMany(attack => attack.GetProperty("steps").EnumerateArray());
        var step = steps.First(step => step.GetProperty("technique").GetString() == "create-access-key");
        Assert.Equal(["iam-002"], step.GetProperty("frameworks").GetProperty("pathfinding").EnumerateArray().Select(id => id.GetString()));
    }

    internal static bool IsFound(string from, string outcome, string technique) => Estate.Value.Paths(from).Attacks
        .Where(a => a.Target.Outcome.StartsWith(outcome, StringComparison.Ordinal))
        .Any(a => technique.Length == 0 || Ways(from, a.Target.Node).Any(ids => ids.Contains(technique)));

    /// <summary>Attacks on a node that take over nothing else first.</summary>
    internal static IReadOnlyList<RatedAttack> Direct(string from, string target) =>
        [.. Estate.Value.Paths(from, target).Attacks.Where(a => a.Derivation.Steps.All(step => step.Gives.Node == a.Target.Node))];

    private static IEnumerable<HashSet<string>> Ways(string from, int target)
    {
        var key = Estate.Value.Graph.Key(target);
        return Estate.Value.Paths(from, key, alternatives: 8).Attacks.Select(a => a.Derivation.Steps.Select(step => step.Technique.Id).ToHashSet());
    }
}
