using Cairn.Analysis.Attack;
using Cairn.Analysis.Cases;
using Cairn.Analysis.Changes;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Reports;
using Cairn.Graph;
using Cairn.Tests.Analysis;

namespace Cairn.Tests.Changes;

public sealed class GateTests
{
    private const string Closed = "(i:Internet), (b:Bucket {sensitive: true})";
    private const string Open = "(i:Internet), (b:Bucket {sensitive: true}), (i)-[:CAN_READ]->(b), (i)-[:CAN_WRITE]->(b)";

    [Fact]
    public void A_change_that_opens_an_attack_is_blocked_and_the_edge_is_named()
    {
        var gate = Gate.Judge(Diff(Closed, Open), Severity.Low, nothingSeen: false, TestContext.Current.CancellationToken);

        Assert.Equal(GateVerdict.Blocked, gate.Verdict);
        Assert.NotEmpty(gate.Worse);
        Assert.All(gate.Worse, move => Assert.Contains(move.Because, item => item.Record == "from i to b"));
    }

    [Fact]
    public void The_same_change_backwards_is_clean_and_closes_what_the_other_opened()
    {
        var (there, back) = (Diff(Closed, Open), Diff(Open, Closed));

        Assert.Equal(GateVerdict.Clean, Gate.Judge(back, Severity.Low, nothingSeen: false, TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(there.Opened.Select(move => move.Attack.Id), back.Closed.Select(move => move.Attack.Id));
        Assert.Equal(there.Graphs.AddedEdges, back.Graphs.RemovedEdges);
    }

    [Fact]
    public void An_attack_below_the_band_does_not_block() =>
        Assert.Equal(GateVerdict.Clean, Gate.Judge(Diff("(i:Internet), (v:VirtualMachine)", "(i:Internet), (v:VirtualMachine), (i)-[:CAN_REACH {fromPort: 22, toPort: 22}]->(v)"), Severity.Critical, nothingSeen: false, TestContext.Current.CancellationToken).Verdict);

    [Fact]
    public void What_cannot_be_seen_any_more_is_unknown_and_never_clean()
    {
        var gap = new ReportGap("policy-unknown", "b", "not known until it is applied");

        Assert.Equal(GateVerdict.Unknown, Gate.Judge(Diff(Closed, Closed, gap), Severity.Low, nothingSeen: false, TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(GateVerdict.Unknown, Gate.Judge(Diff(Closed, Closed), Severity.Low, nothingSeen: true, TestContext.Current.CancellationToken).Verdict);
    }

    /// <summary>The gap, the band, and whether something bad enough could hide behind it.</summary>
    public static TheoryData<string, string, Severity, bool> Gaps => new()
    {
        { "nobody comes to the role, and it leads nowhere", "role", Severity.High, false },
        { "the attacker has the machine", "machine", Severity.High, true },
        { "a group that guards the attacker's machine", "group", Severity.High, true },
        { "the secret store is worth enough", "b", Severity.High, true },
        { "a role that can read the store", "reader", Severity.High, true },
        { "the plain bucket is not worth enough", "plain", Severity.Critical, false },
        { "the plain bucket is worth something", "plain", Severity.High, true },
        { "no node at all", "state.json", Severity.High, true },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void Only_what_could_hide_an_attack_that_is_bad_enough_leaves_the_answer_open(string what, string subject, Severity failOn, bool counts)
    {
        const string Estate = "(i:Internet)-[:CAN_REACH {fromPort: 22, toPort: 22}]->(machine:VirtualMachine)-[:PROTECTED_BY]->(group:SecurityGroup), (role:Role), (reader:Role)-[:CAN_READ]->(b:Bucket {sensitive: true}), (plain:Bucket)";
        var gate = Gate.Judge(Diff(Estate, Estate, new ReportGap("policy-unknown", subject, "not known until it is applied")), failOn, nothingSeen: false, TestContext.Current.CancellationToken);

        Assert.True(counts == (gate.Verdict == GateVerdict.Unknown), what);
        Assert.Equal(counts ? 0 : 1, gate.Harmless);
    }

    [Fact]
    public void Two_things_unknown_about_one_node_could_be_a_way_in_and_a_way_on()
    {
        const string Estate = "(i:Internet), (role:Role)";
        var gate = Gate.Judge(Diff(Estate, Estate, new ReportGap("policy-unknown", "role", "?"), new ReportGap("trust-unknown", "role", "?")), Severity.High, nothingSeen: false, TestContext.Current.CancellationToken);

        Assert.Equal(GateVerdict.Unknown, gate.Verdict);
    }

    [Fact]
    public void An_estate_does_not_differ_from_itself() => Assert.True(Diff(Open, Open).IsEmpty);

    [Fact]
    public void A_planned_resource_is_the_same_as_the_one_at_its_address()
    {
        var diff = EstateDiff.Compare(
            Input(CaseGraph.Build("(i:Internet), (old:Bucket {sensitive: true, address: 'aws_s3_bucket.b'}), (i)-[:CAN_READ]->(old)")),
            Input(CaseGraph.Build("(i:Internet), (new:Bucket {sensitive: true, address: 'aws_s3_bucket.b'}), (i)-[:CAN_READ]->(new)")),
            _ => true,
            TestContext.Current.CancellationToken);

        Assert.Empty(diff.Opened);
        Assert.Empty(diff.Closed);
        Assert.Empty(diff.Graphs.AddedNodes);
    }

    private static EstateDiff Diff(string before, string after, params ReportGap[] gaps) =>
        EstateDiff.Compare(Input(CaseGraph.Build(before)), Input(CaseGraph.Build(after)) with { Gaps = gaps }, _ => true, TestContext.Current.CancellationToken);

    private static ReportInput Input(GraphSnapshot graph) =>
        new(graph, new EdgeEnds(graph), KnowledgeFiles.All, new CypherMatcher()) { Entries = [new Entry(AttackSearchTests.Node(graph, "i"))] };

    private sealed class EdgeEnds(GraphSnapshot graph) : IEdgeEvidence
    {
        public IReadOnlyList<EvidenceItem> Of(int edge) =>
            [new($"from {graph.Key(graph.EdgeAt(edge).From)} to {graph.Key(graph.EdgeAt(edge).To)}", "", null, null)];
    }
}
