using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance;

/// <summary>What the shop's estate must and must not show, by the numbers of its list of expectations.</summary>
public sealed class AiGoat
{
    private static readonly Lazy<Scanned> Estate = new(() => Scanned.Read(Repository.InShared("estates", "aigoat", "state.json")));
    private static readonly Lazy<Told> State = new(() => new(Estate.Value.Report()));
    private static readonly Lazy<Told> Plan = new(() => new(Scanned.Read(Repository.InShared("estates", "aigoat", "plan.json")).Report()));

    /// <summary>Outcome, end of the target's key, techniques that the attack goes through.</summary>
    public static TheoryData<int, string, string, string[]> Must => new()
    {
        { 1, "poisoned through training", "retrain-model-lambda/training-job", ["write-data", "poison-training"] },
        { 1, "model integrity", "endpoint/reccomendation-system-endpoint", ["write-data"] },
        { 2, "control of endpoint", "endpoint/reccomendation-system-endpoint", ["write-data", "artefact-to-code", "runs-as"] },
        { 3, "takeover of the content of website", ":::aigoat-frontend-bucket-13c12532", ["write-data"] },
        { 4, "answers to the whole internet", "instance/i-c2d097f6b67bdcf6f", ["reach"] },
        { 4, "control of backend-server", "instance/i-c2d097f6b67bdcf6f", ["reach", "exploit-service"] },
        { 5, "answers to the whole internet", "db:rds-database", ["reach"] },
        { 6, "misuse of model", "endpoint/reccomendation-system-endpoint", ["anonymous-call", "forwarded-call", "deputy-invoke"] },
        { 6, "misuse of model", "endpoint/image-similarity-endpoint", ["anonymous-call", "forwarded-call", "deputy-invoke"] },
        { 6, "misuse of model", "endpoint/blazingtext-offensive-comments-endpoint", ["anonymous-call", "forwarded-call", "deputy-invoke"] },
        { 7, "theft of the weights", ":::sagemaker-recommendation-bucket-f2a6bb44", ["read-data"] },
    };

    /// <summary>Where the attacker starts, what is had on which node, and the techniques on the way; for the paths that are no targets of their own.</summary>
    public static TheoryData<int, string, Capability, string, string[]> MustReach => new()
    {
        { 2, "internet", Capability.Own, "role/AmazonSageMaker-ExecutionRole-f2a6bb44", ["write-data", "artefact-to-code", "runs-as"] },
        { 2, "internet", Capability.Write, "sagemaker-similar-images-bucket-7dcc565f", ["write-data", "artefact-to-code", "runs-as"] },
        { 2, "AmazonSageMaker-ExecutionRole-f2a6bb44", Capability.Own, "role/AmazonSageMaker-ExecutionRole-7dcc565f", ["passrole-notebook"] },
        { 4, "internet", Capability.Own, "role/ec2_iam_role", ["reach", "exploit-service", "runs-as"] },
        { 4, "backend-server", Capability.Write, "sagemaker-comment-filter-bucket-134a08ac", ["runs-as", "write-data"] },
        { 4, "backend-server", Capability.Use, "endpoint/reccomendation-system-endpoint", ["runs-as", "invoke"] },
        { 8, "recommendation-search-f2a6bb44", Capability.Own, "role/AmazonSageMaker-ExecutionRole-f2a6bb44", ["runs-as"] },
    };

    public static TheoryData<int, string, string> MustFind => new()
    {
        { 8, "CRN-PIP-001", "notebook-instance/recommendation-search-f2a6bb44" },
        { 8, "CRN-PIP-001", "notebook-instance/similar-images-search-7dcc565f" },
        { 8, "CRN-PIP-001", "notebook-instance/comments-filter-134a08ac" },
        { 9, "CRN-IDN-008", "role/AmazonSageMaker-ExecutionRole-f2a6bb44" },
        { 9, "CRN-IDN-008", "role/recommendation-api-role" },
    };

    [Theory]
    [MemberData(nameof(Must))]
    public void The_state_shows_every_path_it_must(int number, string outcome, string target, string[] techniques) =>
        Assert.True(IsFound(outcome, target, techniques), $"{number}: {outcome} of {target} by {string.Join(", ", techniques)}");

    [Theory]
    [MemberData(nameof(MustReach))]
    public void The_state_shows_every_step_it_must(int number, string from, Capability capability, string to, string[] techniques) =>
        Assert.True(IsReached(from, capability, to, techniques), $"{number}: {capability} of {to} from {from} by {string.Join(", ", techniques)}");

    /// <summary>
    /// The database is reached by anybody and its password lies in the state. Where else it lies the state does not show: of the
    /// server's start-up script it holds a hash.
    /// </summary>
    [Fact]
    public void The_database_falls_to_who_reaches_it_and_knows_its_password()
    {
        var password = Assert.Single(Credentials());

        var way = Assert.Single(Estate.Value.Derivations(["internet", password], Capability.Own, "rds-database", 1));

        var login = Assert.Single(way.Steps, step => step.Technique.Id == "database-login");
        Assert.Equal([Capability.Reach, Capability.Own], login.Needs.Select(need => need.Capability).Order());
        Assert.Empty(Estate.Value.Derivations([password], Capability.Own, "rds-database", 1));
    }

    private static IEnumerable<string> Credentials() =>
        Estate.Value.Graph.NodesOfKind(Estate.Value.Graph.NodeKindId("Credential")).ToArray().Select(Estate.Value.Graph.Key).Where(key => key.StartsWith("credential:", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(MustFind))]
    public void The_state_shows_every_weakness_it_must(int number, string rule, string subject) =>
        Assert.True(IsTold(rule, subject), $"{number}: {rule} on {subject}");

    [Fact]
    public void The_state_shows_nothing_it_must_not()
    {
        var attacks = State.Value.Attacks;

        Assert.DoesNotContain(attacks, a => a.Techniques.Contains("open-bucket-policy") && a.Techniques.Count == 1);
        Assert.DoesNotContain(attacks, a => a.Outcome.Contains("administrator", StringComparison.Ordinal));
        Assert.DoesNotContain(attacks, a => a.Techniques.Count == 1 && (a.Target.Contains("similar-images-bucket", StringComparison.Ordinal) || a.Target.Contains("comment-filter-bucket", StringComparison.Ordinal)));
        Assert.DoesNotContain(State.Value.Administrators, _ => true);
        Assert.Contains(attacks, a => a.Target.EndsWith("db:rds-database", StringComparison.Ordinal) && !a.Techniques.Contains("exploit-service"));
        Assert.DoesNotContain(attacks, a => a.Techniques.Contains("function-code"));
    }

    /// <summary>A notebook gives its role to whoever may open it.</summary>
    [Fact]
    public void Who_may_open_a_notebook_acts_as_its_role()
    {
        var estate = Scanned.Read(Repository.InShared("estates", "aigoat", "state.json"));

        var paths = estate.Paths("recommendation-search-f2a6bb44", "AmazonSageMaker-ExecutionRole-f2a6bb44");

        Assert.NotEmpty(paths.Attacks);
    }

    [Fact]
    public void The_plan_keeps_what_is_certain()
    {
        var attacks = Plan.Value.Attacks;

        Assert.Contains(attacks, a => a.Outcome.Contains("answers to the whole internet", StringComparison.Ordinal) && a.Target.EndsWith("aws_instance.backend", StringComparison.Ordinal));
        Assert.Contains(attacks, a => a.Outcome.Contains("answers to the whole internet", StringComparison.Ordinal) && a.Target.EndsWith("db:rds-database", StringComparison.Ordinal));
        Assert.Equal(3, attacks.Count(a => a.Outcome.StartsWith("calls to", StringComparison.Ordinal) && a.Techniques.Contains("anonymous-call")));
        Assert.Equal(3, Plan.Value.Findings.Count(f => f.Rule == "CRN-PIP-001"));
    }

    [Theory]
    [InlineData(":::aigoat-frontend-bucket-13c12532")]
    [InlineData(":::sagemaker-recommendation-bucket-f2a6bb44")]
    [InlineData("role/AmazonSageMaker-ExecutionRole-f2a6bb44")]
    [InlineData("role/recommendation-api-role")]
    public void The_plan_calls_unknown_what_only_the_state_shows(string subject) =>
        Assert.Contains(Plan.Value.Gaps, gap => gap.Code is "policy-unknown" && gap.Subject.EndsWith(subject, StringComparison.Ordinal) && gap.Help is not null);

    internal static bool IsFound(string outcome, string target, string[] techniques) => State.Value.Attacks
        .Any(a => a.Outcome.Contains(outcome, StringComparison.Ordinal) && a.Target.EndsWith(target, StringComparison.Ordinal) && techniques.All(a.Techniques.Contains));

    internal static bool IsReached(string from, Capability capability, string to, string[] techniques) => Estate.Value.Derivations([from], capability, to, 24)
        .Any(way => techniques.All(id => way.Steps.Any(step => step.Technique.Id == id)));

    internal static bool IsTold(string rule, string subject) => State.Value.Findings.Any(f => f.Rule == rule && f.Subject.EndsWith(subject, StringComparison.Ordinal));

    private sealed record Attack(string Outcome, string Target, IReadOnlyList<string> Techniques);

    private sealed record Finding(string Rule, string Subject);

    /// <summary>A report, flat.</summary>
    private sealed class Told(Report report)
    {
        public IReadOnlyList<Attack> Attacks { get; } =
            [.. report.Attacks.Select(a => new Attack(a.Target.Outcome, report.Input.Graph.Key(a.Target.Node), [.. a.Derivation.Steps.Select(step => step.Technique.Id)]))];

        public IReadOnlyList<Finding> Findings { get; } = [.. report.Findings.Select(f => new Finding(f.Rule.Id, report.Input.Graph.Key(f.Subject)))];

        public IReadOnlyList<ReportGap> Gaps => report.Gaps;

        public IReadOnlyList<string> Administrators { get; } =
            [.. Enumerable.Range(0, report.Input.Graph.NodeCount).Where(node => !report.Input.Graph.Property(node, "admin").IsNull).Select(report.Input.Graph.Key)];
    }
}
