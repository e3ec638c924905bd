using Cairn.Analysis.Attack;
using Cairn.Analysis.Conditions;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Graph;
using CsCheck;

namespace Cairn.Tests.Analysis;

/// <summary>An attack whose conditions cannot hold at once is none; every other one is told, with what must hold.</summary>
public sealed class ConditionLaws
{
    private const int Nodes = 5;

    private static readonly IReadOnlyList<Technique> Techniques = KnowledgeFiles.All.Techniques.Where(technique => technique.Id is "assume-role").ToList();

    /// <summary>Two conditions that exclude each other, for the actor or for the request, and none.</summary>
    private static readonly string?[] Conditions =
    [
        null,
        """{"key":"net:From","is":"in","values":["a"],"of":"actor"}""",
        """{"key":"net:From","is":"in","values":["b"],"of":"actor"}""",
        """{"key":"what","is":"in","values":["a"]}""",
        """{"unseen":"a policy"}""",
        """{"unseen":"a policy","negated":true}""",
    ];

    private static readonly Gen<(int From, int To, int Condition)[]> Links =
        Gen.Select(Gen.Int[0, Nodes - 1], Gen.Int[0, Nodes - 1], Gen.Int[0, Conditions.Length - 1]).Array[2, 9];

    [Fact]
    public void An_attack_is_told_exactly_when_some_way_can_hold_at_once()
    {
        var removed = 0;
        Links.Sample(links =>
        {
            var attacks = Build(links);
            var reached = attacks.From([new Entry(0)], TestContext.Current.CancellationToken);
            foreach (var held in reached.All)
            {
                var possible = Exhaustive.MinimalSets(attacks.Steps, 0, held).Where(way => IsPossible(attacks, way)).ToList();
                var told = reached.Alternatives(held.Capability, held.Node, 200, TestContext.Current.CancellationToken).Ways;
                Assert.Equal(possible.Count > 0, reached.Best(held.Capability, held.Node) is not null);
                Assert.All(told, way => Assert.True(IsPossible(attacks, [.. way.Steps.Select(step => step.Id)])));
                Assert.All(possible, way => Assert.Contains(told, other => way.SetEquals(other.Steps.Select(step => step.Id))));
                Interlocked.Add(ref removed, possible.Count == 0 ? 1 : 0);
            }
        }, iter: 300);
        Assert.NotEqual(0, removed);
    }

    [Fact]
    public void The_next_way_is_taken_and_says_what_must_hold()
    {
        // The short way needs a policy that nobody saw to be there, and not to be.
        var attacks = Build([(0, 1, 4), (1, 3, 5), (0, 2, 1), (2, 4, 0), (4, 3, 0)]);
        var way = attacks.From([new Entry(0)], TestContext.Current.CancellationToken).Best(Capability.Own, 3)!;

        Assert.Equal(3, way.Steps.Count);
        var remaining = Assert.Single(way.Conditions);
        Assert.Equal(0, remaining.Actor);
        Assert.Equal(Conditions[1], remaining.Text);
    }

    public static TheoryData<string, string, bool> Pairs => new()
    {
        { Is("in", "a"), Is("in", "b"), true },
        { Is("in", "a", "b"), Is("in", "b"), false },
        { Is("in", "a"), Is("notIn", "a"), true },
        { Is("in", "ab"), Is("like", "b*"), true },
        { Is("in", "ab"), Is("like", "a*"), false },
        { Is("in", "ab"), Is("notLike", "a*"), true },
        { Is("like", "team-a/*"), Is("like", "team-b/*"), true },
        { Is("like", "team-*"), Is("like", "*-a"), false },
        { Is("within", "10.0.0.0/8"), Is("within", "192.168.0.0/16"), true },
        { Is("within", "10.0.0.0/8"), Is("within", "10.1.0.0/16"), false },
        { Is("within", "10.1.0.0/16"), Is("notWithin", "10.0.0.0/8"), true },
        { Is("within", "10.0.0.0/8"), Is("notWithin", "10.1.0.0/16"), false },
        { Is("absent"), Is("in", "a"), true },
        { Is("absent"), Is("notIn", "a"), false },
        { Is("absent"), Is("present"), true },
        { Is("atLeast", "10"), Is("atMost", "5"), true },
        { Is("atLeast", "5"), Is("atMost", "10"), false },
        { Is("in", "${aws:username}"), Is("in", "b"), false },
        { $$"""{"any":[{{Is("in", "a")}},{{Is("in", "b")}}]}""", Is("in", "b"), false },
        { $$"""{"any":[{{Is("in", "a")}},{{Is("in", "c")}}]}""", Is("in", "b"), true },
        { "no json", Is("in", "b"), false },
        { "{}", Is("in", "b"), false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_conditions_of_one_actor_exclude_each_other_only_where_no_request_meets_both(string one, string other, bool expected)
    {
        Assert.Equal(expected, Excluded(one, other));
        Assert.Equal(expected, Excluded(other, one));
    }

    private static bool Excluded(string one, string other) => Contradiction.Exists([("actor", "1", TermReader.Read(one)), ("actor", "2", TermReader.Read(other))]);

    private static string Is(string comparison, params string[] values) =>
        $$"""{"key":"k","is":"{{comparison}}","values":[{{string.Join(',', values.Select(value => $"\"{value}\""))}}],"of":"actor"}""";

    /// <summary>Said a second time, in its own words: the conditions above that exclude each other.</summary>
    private static bool IsPossible(AttackGraph attacks, HashSet<int> steps)
    {
        var edges = steps.SelectMany(attacks.Steps.EdgesOf).Distinct().Select(edge => (attacks.Graph.EdgeAt(edge).From, Condition: attacks.Graph.EdgeProperty(edge, "residual").ToString())).ToList();
        bool Has(int condition) => edges.Exists(edge => edge.Condition == Said(condition));
        var places = edges.Where(edge => edge.Condition == Said(1)).Any(edge => edges.Contains((edge.From, Said(2))));
        return !places && !(Has(4) && Has(5));
    }

    private static string Said(int condition) => Value.FromString(Conditions[condition]!).ToString()!; // only conditions are asked for

    private static AttackGraph Build((int From, int To, int Condition)[] links)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < Nodes; i++)
            builder.AddNode($"n{i}", "Role");
        foreach (var (from, to, condition) in links)
        {
            var edge = builder.AddEdge(from, "CAN_ASSUME", to);
            if (Conditions[condition] is not { } text)
                continue;
            builder.SetEdgeProperty(edge, "residual", text);
            builder.SetEdgeProperty(edge, "requires", text);
        }

        return AttackGraph.Build(builder.Freeze(), Techniques, new CypherMatcher(), stop: TestContext.Current.CancellationToken);
    }
}
