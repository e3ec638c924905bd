using Cairn.Analysis.Cases;
using Cairn.Analysis.Matching;

namespace Cairn.Tests.Analysis;

public sealed class PatternTests
{
    [Theory]
    [InlineData("(a)-[:CAN]->(b), (c)<-[:X|Y]-(b)", "a,_1,b,c,_4")]
    [InlineData("(a:User {name: 'x', list: ['y', -1, 2.5, true]})", "a")]
    [InlineData("()-[e]->()", "_0,e,_2")]
    public void Every_part_of_a_pattern_has_a_slot(string text, string slots)
    {
        Assert.Equal(slots, string.Join(',', Pattern.Parse(new PatternText(text)).Slots.Select(s => s.Name)));
    }

    [Theory]
    [InlineData("(a)-[:CAN]-(b)", null, "an edge has one direction", "match", 3)]
    [InlineData("(a)-[:CAN]->(a", null, "the text ends where `)` is expected", "match", 14)]
    [InlineData("(a)-[a:CAN]->(b)", null, "the variable `a` already stands for another part", "match", 5)]
    [InlineData("(a {name: b})", null, "`b` stands where a literal value is expected", "match", 10)]
    [InlineData("(a {name: 'x})", null, "the quoted text has no end", "match", 10)]
    public void A_wrong_pattern_says_where(string match, string? where, string message, string place, int at)
    {
        var wrong = Assert.Throws<PatternException>(() => Pattern.Parse(new PatternText(match, where)));

        Assert.Equal((message, place, at), (wrong.Message, wrong.Place, wrong.At));
    }

    [Fact]
    public void A_wrong_predicate_is_traced_to_its_own_text()
    {
        var wrong = Assert.Throws<PatternException>(() => Pattern.Parse(new PatternText("(a)", "a.name = 'x' AND b.name = 'y'")));

        Assert.Equal(("where", 17), (wrong.Place, wrong.At));
    }

    [Fact]
    public void Rows_bind_nodes_and_edges_and_carry_flags()
    {
        var graph = CaseGraph.Build("(a:User)-[:CAN {action: 'x'}]->(b:Role), (a)-[:CAN {action: 'y'}]->(c:Role)");
        var pattern = Pattern.Parse(new PatternText("(u:User)-[e:CAN]->(r)", "r:Role", ["e.action = 'y'", "u.missing = 1"]));

        var rows = new CypherMatcher().Match(graph, pattern, 10, TestContext.Current.CancellationToken);

        Assert.Equal(2, rows.Count);
        Assert.Equal([0u, 1u], Enumerable.Range(0, 2).Select(rows.Flags).Order());
        Assert.All(Enumerable.Range(0, 2), row => Assert.Equal(graph.EdgeAt(rows.Row(row)[1]).To, rows.Row(row)[2]));
    }

    [Fact]
    public void A_match_that_was_cut_says_so()
    {
        var graph = CaseGraph.Build("(a), (b), (c)");

        var rows = new CypherMatcher().Match(graph, Pattern.Parse(new PatternText("(n)")), 2, TestContext.Current.CancellationToken);

        Assert.Equal((2, true), (rows.Count, rows.Truncated));
    }
}
