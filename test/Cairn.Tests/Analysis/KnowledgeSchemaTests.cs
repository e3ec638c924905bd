using Cairn.Analysis.Knowledge;

namespace Cairn.Tests.Analysis;

public sealed class KnowledgeSchemaTests
{
    private const string Vocabulary = """
        nodeKinds: [User Role Account]
        edgeKinds: [CAN_ASSUME, CONTAINS]
        aiKinds: [Model]
        frameworks: {attack: "ATT&CK"}
        """;

    private const string Technique = """
        id: assume
        title: Assume a role
        match: "(a:User)-[:CAN_ASSUME]->(r:Role)"
        needs: own a
        gives: own r
        likelihood: 0.9
        because: it is easy
        cases:
          - {name: yes, graph: "(a:User)-[:CAN_ASSUME]->(r:Role)", entry: a, fires: own r}
          - {name: no, graph: "(a:User), (r:Role)", entry: a, silent: own r}
        """;

    [Fact]
    public void A_sound_technique_is_read()
    {
        var read = Read(Technique);

        Assert.Equal(("assume", "Assume a role", 0.9), (read.Techniques[0].Id, read.Techniques[0].Step, read.Techniques[0].Likelihood));
    }

    [Theory]
    [InlineData("because: it is easy", "becuase: it is easy", "there is no field `becuase` here", 7, 1, "did you mean `because`?")]
    [InlineData("gives: own r", "gives: own s", "`s` is no node of the pattern", 5, 8, "did you mean `a`?")]
    [InlineData("gives: own r", "gives: onw r", "there is no capability `onw`", 5, 8, "did you mean `own`?")]
    [InlineData("needs: own a", "needs: [own]", "`own` is not a capability and a variable", 4, 9, "write `own r`")]
    [InlineData("likelihood: 0.9", "likelihood: 2", "`likelihood` must be a number from 0.001 to 1", 6, 13, null)]
    [InlineData("(r:Role)\"\nneeds", "(r:Rolle)\"\nneeds", "there is no node kind `Rolle`", 3, 8, "did you mean `Role`?")]
    [InlineData("[:CAN_ASSUME]->(r:Role)\"\nneeds", "[:CAN_ASUME]->(r:Role)\"\nneeds", "there is no edge kind `CAN_ASUME`", 3, 8, "did you mean `CAN_ASSUME`?")]
    [InlineData("because: it is easy", "because: it is easy\nframeworks: {atack: [T1]}", "there is no framework `atack`", 8, 14, "did you mean `attack`?")]
    [InlineData("because: it is easy", "because: it is easy\nbulk: true\nwhere: a.x = 1", "a bulk technique is one edge from the needed node to the given one, without predicates", 8, 7, null)]
    [InlineData("title: Assume a role", "title: {a: b}", "`title` must be text", 2, 8, null)]
    [InlineData("silent: own r", "fires: own r", "at least one case must fire and one near miss must stay silent", 1, 1, null)]
    [InlineData("id: assume", "id: assume\nid: again", "`id` stands here twice", 2, 1, null)]
    [InlineData("because: it is easy", "because: it is easy\nwhere: b.name = 'x'", "the variable `b` is not defined here (character 1 of `where`)", 8, 8, null)]
    public void A_mistake_is_named_with_its_place(string right, string wrong, string message, int line, int column, string? help)
    {
        var problems = Assert.Throws<KnowledgeException>(() => Read(Technique.Replace(right, wrong, StringComparison.Ordinal))).Problems;

        Assert.Contains((message, line, column), problems.Select(p => (p.Message, p.Line, p.Column)));
        Assert.True(help is null || problems.Any(p => p.Help == help), string.Join('\n', problems));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("a: &x b\nc: *x")]
    [InlineData("a: [")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void What_is_not_one_plain_map_is_refused(string text)
    {
        Assert.Throws<KnowledgeException>(() => Read(text));
    }

    [Fact]
    public void An_id_used_twice_is_refused()
    {
        Assert.Contains("`assume` is used 2 times", Assert.Throws<KnowledgeException>(() => Read(Technique, Technique)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_makes_one_technique_of_each_row()
    {
        var family = Technique.Replace("id: assume", "id: ${id}\nreferences: [\"${link}\"]", StringComparison.Ordinal)
            .Replace("likelihood: 0.9", "likelihood: ${p}", StringComparison.Ordinal) + "\nrows:\n  - {id: one, p: 0.5, link: [x, y]}\n  - {id: two, p: 0.6, link: [z], because: it is known}\n";

        var read = Read(family).Techniques;

        Assert.Equal(["one 0.5 it is easy x y", "two 0.6 it is known z"], read.Select(t => FormattableString.Invariant($"{t.Id} {t.Likelihood} {t.Because} {string.Join(' ', t.Guidance.References)}")));
    }

    [Fact]
    public void A_placeholder_that_no_row_fills_is_an_error()
    {
        var family = Technique.Replace("title: Assume a role", "title: Assume ${what}", StringComparison.Ordinal) + "\nrows:\n  - {id: one}\n";

        Assert.Contains("a row does not fill every placeholder", Assert.Throws<KnowledgeException>(() => Read(family)).Message, StringComparison.Ordinal);
    }

    private static KnowledgeBase Read(params string[] techniques) =>
        KnowledgeBase.Read([new KnowledgeFile("vocabulary.yaml", Vocabulary), .. techniques.Select((text, i) => new KnowledgeFile($"techniques/{i}.yaml", text))]);
}
