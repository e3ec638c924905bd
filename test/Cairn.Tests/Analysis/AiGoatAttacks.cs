using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Tests.Acceptance;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Analysis;

/// <summary>The shop whose truth is known: `expected.md` beside the state says what must and must not be reported.</summary>
public sealed class AiGoatAttacks
{
    private static readonly Lazy<Scanned> State = new(() => Scanned.Read(Repository.InShared("estates", "aigoat", "state.json")));

    public static TheoryData<string, string, string, string[]> Must => new()
    {
        { "poisoning through training", "model of ", "model-poisoning", ["write-data", "poison-training"] },
        { "artefact replacement", "model of ", "model-integrity", ["write-data", "swap-artefact"] },
        { "takeover of the shop's content", "aigoat-frontend-bucket", "website-content", ["write-data"] },
        { "exposed server", "backend-server", "exposed-service", ["reach"] },
        { "server to its role", "ec2_iam_role", "exposed-identity", ["reach", "exploit-service", "runs-as"] },
        { "public database", "rds-database", "exposed-service", ["reach"] },
        { "anonymous call of the recommendation function", "recommendation-lambda", "anonymous-function", ["anonymous-call", "forwarded-call"] },
        { "anonymous call of the comment function", "comments-filter-lambda", "anonymous-function", ["anonymous-call", "forwarded-call"] },
        { "anonymous call of the image function", "similar-images-lambda", "anonymous-function", ["anonymous-call", "forwarded-call"] },
        { "use of a model without a login", "endpoint", "model-misuse", ["anonymous-call", "forwarded-call", "deputy-invoke"] },
        { "anonymous read of training data", "sagemaker-recommendation-bucket", "training-data", ["read-data"] },
    };

    [Theory]
    [MemberData(nameof(Must))]
    public void Every_attack_of_the_list_is_reported(string what, string outcome, string target, string[] techniques)
    {
        var report = Report();

        Assert.True(report.Attacks.Any(a => a.Target.TargetId == target && a.Target.Outcome.Contains(outcome, StringComparison.Ordinal) && Techniques(a).SequenceEqual(techniques)),
            what + "\n" + string.Join('\n', report.Attacks.Select(a => $"{a.Target.TargetId} | {a.Target.Outcome} | {string.Join(", ", Techniques(a))}")));
    }

    [Theory]
    [InlineData("CRN-PIP-001", "comments-filter")]
    [InlineData("CRN-PIP-001", "recommendation-search")]
    [InlineData("CRN-PIP-001", "similar-images-search")]
    [InlineData("CRN-IDN-008", "AmazonSageMaker-ExecutionRole")]
    [InlineData("CRN-IDN-008", "recommendation-api-role")]
    [InlineData("CRN-PIP-016", "backend-server")]
    [InlineData("CRN-DAT-022", "sagemaker-recommendation-bucket")]
    [InlineData("CRN-DAT-024", "rds-database")]
    [InlineData("CRN-INF-015", "POST /comment")]
    [InlineData("CRN-INF-015", "POST /analyze-photo")]
    [InlineData("CRN-INF-015", "POST /get-recommendations")]
    public void Every_weakness_of_the_list_is_found(string rule, string subject)
    {
        Assert.Contains(Report().Findings, f => f.Rule.Id == rule && f.Message.StartsWith(subject, StringComparison.Ordinal) || f.Rule.Id == rule && f.Message.Contains(subject, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_becomes_administrator_from_the_internet()
    {
        Assert.DoesNotContain(Report().Attacks, a => a.Target.Kind == "admin");
    }

    [Fact]
    public void A_bucket_policy_that_lets_anybody_change_it_is_no_step_for_the_internet()
    {
        Assert.DoesNotContain(Report().Attacks.SelectMany(a => a.Derivation.Steps), s => s.Technique.Id == "open-bucket-policy");
    }

    [Fact]
    public void Overwriting_a_function_s_archive_runs_no_code()
    {
        Assert.DoesNotContain(Report().Attacks.SelectMany(a => a.Derivation.Steps),
            s => s.Technique.Id == "source-to-code" && State.Value.Graph.KindsOf(s.Gives.Node).Contains(State.Value.Graph.NodeKindId("Function")));
    }

    [Fact]
    public void Buckets_without_a_policy_are_not_public()
    {
        var graph = State.Value.Graph;

        Assert.DoesNotContain(Report().Attacks.SelectMany(a => a.Derivation.Steps), s =>
            s.Technique.Id is "read-data" or "write-data" && graph.Key(s.Needs[0].Node) == "internet"
            && (graph.Key(s.Gives.Node).Contains("similar-images", StringComparison.Ordinal) || graph.Key(s.Gives.Node).Contains("comment-filter", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_database_is_reached_without_the_server()
    {
        var database = Report().Attacks.Where(a => a.Target.Outcome.Contains("rds-database", StringComparison.Ordinal));

        Assert.Contains(database, a => a.Derivation.Steps.All(s => s.Needs.All(n => State.Value.Graph.Key(n.Node) == "internet") || s.Gives.Capability != Capability.Reach));
    }

    private static Report Report() => State.Value.Report();

    private static IEnumerable<string> Techniques(RatedAttack attack) => attack.Derivation.Steps.Select((DerivedStep s) => s.Technique.Id);
}
