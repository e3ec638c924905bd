using System.Globalization;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;

namespace Cairn.Bench;

/// <summary>Searches a generated attack graph: laying out, one pass, and the ten best ways to a thousand targets.</summary>
internal static class AttackCommand
{
    private const int EdgesEach = 10;
    private const int Targets = 1000;
    private const int WaysEach = 10;

    public static int Run(int nodes, TextWriter output)
    {
        using var clock = new Stopclock(output);
        var graph = clock.Time("graph", () => Graph(nodes));
        var attacks = clock.Time("attack steps", () => AttackGraph.Build(graph, Techniques(), new CypherMatcher()));
        var reached = clock.Time("pass", () => attacks.From([new Entry(0)]));
        var random = new Random(2);
        var goals = reached.All.Where(held => held.Capability == Capability.Own).ToArray();
        var asked = Enumerable.Range(0, Targets).Select(_ => goals[random.Next(goals.Length)]).ToList();
        var (ways, cut) = clock.Time("ways", () =>
        {
            var found = asked.Select(goal => reached.Alternatives(goal.Capability, goal.Node, WaysEach)).ToList();
            return (found.Sum(one => one.Ways.Count), found.Count(one => one.LeftFrom is not null));
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{graph.NodeCount} nodes, {graph.EdgeCount} edges, {attacks.StepCount} steps, {goals.Length} nodes owned, {ways} ways to {asked.Count} targets ({cut} cut), {clock.PeakMegabytes()} MB peak"));
        return 0;
    }

    /// <summary>Nine edges of ten are taken with one need; every tenth needs two things at once.</summary>
    private static GraphSnapshot Graph(int nodes)
    {
        var random = new Random(1);
        var builder = new GraphBuilder();
        for (var i = 0; i < nodes; i++)
            builder.AddNode($"n{i.ToString(CultureInfo.InvariantCulture)}", "Role");
        for (var i = 0; i < nodes; i++)
        {
            for (var j = 0; j < EdgesEach; j++)
                builder.AddEdge(i, j == 0 ? "CAN_READ" : j == 1 ? "CAN_WRITE" : "CAN_ASSUME", random.Next(nodes));
        }

        return builder.Freeze();
    }

    private static IReadOnlyList<Technique> Techniques() => KnowledgeBase.Read(
    [
        new KnowledgeFile("vocabulary.yaml", "nodeKinds: [Role]\nedgeKinds: [CAN_ASSUME, CAN_READ, CAN_WRITE]\naiKinds: []\nframeworks: {attack: x}"),
        new KnowledgeFile("techniques/assume.yaml", One("assume", "CAN_ASSUME", "own a", "own b", "0.9")),
        new KnowledgeFile("techniques/read.yaml", One("read", "CAN_READ", "own a", "read b", "0.8")),
        new KnowledgeFile("techniques/both.yaml", One("both", "CAN_WRITE", "[own a, read b]", "own b", "0.7")),
    ]).Techniques;

    private static string One(string id, string edge, string needs, string gives, string likelihood) => $$"""
        id: {{id}}
        title: {{id}}
        match: "(a)-[:{{edge}}]->(b)"
        needs: {{needs}}
        gives: {{gives}}
        likelihood: {{likelihood}}
        because: a benchmark
        cases:
          - {name: x, graph: "(a)", fires: own a}
          - {name: y, graph: "(a)", silent: own a}
        """;
}
