using Cairn.Analysis.Reports;
using Cairn.Providers.Estates;
using Cairn.Tests.Acceptance.Labs;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>Every step of every attack explains itself to the statement or rule that allows it, whoever attacks.</summary>
[Slow]
public sealed class StepEvidence
{
    [Theory]
    [InlineData("samples", "larkspur-health", "state.json")]
    [InlineData("samples", "larkspur-health", "terraform")]
    [InlineData("samples", "claims-desk", "template.yaml")]
    [InlineData("samples", "claims-desk", "live")]
    [InlineData("samples", "claims-desk")]
    public void Every_step_in_a_sample_says_what_it_rests_on(params string[] sample)
    {
        var paths = Scanned.Read(Repository.In(sample)).Paths("all");

        Assert.NotEmpty(paths.Attacks);
        Assert.Equal("", string.Join('\n', Silent(paths)));
    }

    [Theory]
    [InlineData("state.json")]
    [InlineData("plan.json")]
    public void Every_step_in_the_shop_says_what_it_rests_on(string file)
    {
        var paths = Scanned.Read(Repository.InShared("estates", "aigoat", file)).Paths("all");

        Assert.NotEmpty(paths.Attacks);
        Assert.Equal("", string.Join('\n', Silent(paths)));
    }

    [Fact]
    public void Every_step_in_the_labs_says_what_it_rests_on()
    {
        Assert.SkipWhen(LabSet.Folder is null, "the labs are not beside this checkout (set CAIRN_SHARED, or CAIRN_LABS to a folder of such files)");

        var answers = LabSet.Scenarios.SelectMany(Answers).ToList();

        Assert.NotEmpty(answers.SelectMany(answer => answer.Paths.Attacks));
        Assert.Equal("", string.Join('\n', answers.SelectMany(answer => Silent(answer.Paths).Select(step => $"{answer.Lab}: {step}"))));
    }

    /// <summary>Code does not say whose account it is for; an account that a trust policy names is none the less a stranger to the rest.</summary>
    [Fact]
    public void Who_may_take_a_role_of_an_account_not_known_yet_has_no_other_right_over_it()
    {
        var graph = Scanned.Read(Repository.In("samples", "larkspur-health", "terraform")).Graph;
        Assert.True(graph.TryFind("arn:aws:iam::444455556666:root", out var stranger));
        Assert.True(graph.TryFind("arn:aws:iam::unknown:role/labelling-vendor", out var role));

        var edges = Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Where(edge => edge.From == stranger && edge.To == role).Select(edge => graph.EdgeKinds[edge.Kind]);

        Assert.Equal(["CAN_ASSUME"], edges);
    }

    private static IEnumerable<(string Lab, AttackPaths Paths)> Answers(string path)
    {
        var lab = Lab.Read(path);
        var estate = Scanned.Of(lab.Records);
        return LabNodes.Starts(estate.Graph, lab).Select(start => (lab.Name, estate.Paths(estate.Graph.Key(start))));
    }

    /// <summary>Steps without any fact, with an edge that has none, with a permission that names no statement, or with a fact that says nothing.</summary>
    internal static IReadOnlyList<string> Silent(AttackPaths paths)
    {
        var input = paths.Input;
        return
        [
            .. from step in paths.Attacks.SelectMany(attack => attack.Derivation.Steps).DistinctBy(step => step.Id)
               let wrong = input.EvidenceOf(step).Count == 0 ? "nothing at all"
                   : input.EvidenceOf(step).Any(IsEmpty) ? "a fact that says nothing"
                   : step.Edges.Where(edge => !IsExplained(input, edge)).Select(edge => Edge(input, edge)).FirstOrDefault()
               where wrong is not null
               select $"{step.Technique.Id}: {step.Sentence}: {wrong}",
        ];
    }

    private static bool IsExplained(ReportInput input, int edge)
    {
        var facts = input.Evidence.Of(edge);
        var isPermission = !input.Graph.EdgeProperty(edge, Estate.GrantProperty).IsNull;
        return facts.Count > 0 && (!isPermission || facts.Any(fact => fact.Statement is not null));
    }

    private static bool IsEmpty(EvidenceItem fact) => fact.Record.Length == 0 || (!fact.Record.Contains('#', StringComparison.Ordinal) && fact is { Statement: null, Note: null });

    private static string Edge(ReportInput input, int edge)
    {
        var at = input.Graph.EdgeAt(edge);
        var facts = string.Join("; ", input.Evidence.Of(edge).Select(fact => $"{fact.Record} {fact.Pointer} {fact.Note}"));
        return $"{input.Graph.Key(at.From)} {input.Graph.EdgeKinds[at.Kind]} {input.Graph.Key(at.To)} rests on {(facts.Length > 0 ? facts : "nothing")}";
    }
}
