using System.Text;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Cases;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Reports;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Analysis;

public sealed class JsonReportTests
{
    private const string Estate = """
        (internet:Internet:PublicPrincipal)-[:CAN_ASSUME {conditional: true, residual: 'the caller knows the external id'}]->(deploy:Role {name: 'deploy <b>role</b>'}),
        (x:Account {name: 'production'})-[:CONTAINS]->(deploy), (x)-[:CONTAINS]->(m:InferenceEndpoint {name: 'churn'}),
        (deploy)-[:CAN {action: 'iam:AttachRolePolicy'}]->(deploy)
        """;

    [Fact]
    public void A_report_is_sorted_readable_and_escaped()
    {
        var stop = TestContext.Current.CancellationToken;
        var output = new MemoryStream();

        JsonReport.Write(Report.Scan(Input(), stop), output);

        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Analysis", "small.report.json"), Encoding.UTF8.GetString(output.ToArray()) + "\n");
    }

    [Fact]
    public void The_same_estate_gives_the_same_bytes()
    {
        var stop = TestContext.Current.CancellationToken;
        var (first, second) = (new MemoryStream(), new MemoryStream());

        JsonReport.Write(AttackPaths.Find(Input(), stop: stop), first);
        JsonReport.Write(AttackPaths.Find(Input(), stop: stop), second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    private static KnowledgeBase Few => KnowledgeFiles.All with
    {
        Techniques = [.. KnowledgeFiles.All.Techniques.Where(t => t.Id is "assume-role" or "attach-role-policy")],
        Targets = [.. KnowledgeFiles.All.Targets.Where(t => t.Id == "account-administrator")],
        Rules = [.. KnowledgeFiles.All.Rules.Where(r => r.Id == "CRN-INF-030")],
    };

    internal static ReportInput Input()
    {
        var graph = CaseGraph.Build(Estate);
        return new ReportInput(graph, new FixedEvidence(), Few, new CypherMatcher())
        {
            Entries = [new Entry(AttackSearchTests.Node(graph, "internet"))],
            Gaps = [new ReportGap("value-unknown", "deploy", "the policy `extra` is not known before it is applied", "scan the state")],
        };
    }

    private sealed class FixedEvidence : IEdgeEvidence
    {
        public IReadOnlyList<EvidenceItem> Of(int edge) => [new EvidenceItem($"record-{edge}", "/Policy/Statement/0", "AllowAll", null)];
    }
}
