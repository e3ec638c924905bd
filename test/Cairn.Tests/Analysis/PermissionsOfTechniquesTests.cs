using Cairn.Access;
using Cairn.Analysis.Knowledge;
using Cairn.Graph;

namespace Cairn.Tests.Analysis;

/// <summary>A technique that waits for an edge which no permission makes can never fire, whatever its cases say.</summary>
public sealed class PermissionsOfTechniquesTests
{
    private static readonly IReadOnlyList<PermissionRow> Rows = Cairn.Cli.Pipeline.Knowledge.ReadAws().Permissions.Rows;

    [Fact]
    public void Every_permission_a_technique_asks_for_is_drawn_by_some_row()
    {
        var asked = KnowledgeFiles.All.Techniques.SelectMany(Asked).ToList();

        var undrawn = asked.Where(question => !Rows.Any(row => Draws(row, question)));

        Assert.NotEmpty(asked);
        Assert.Empty(undrawn.Select(question => $"{question.Technique}: {question.Edge} {question.Value} on {(question.OnAccount ? "an account" : "a resource")}"));
    }

    private sealed record Question(string Technique, string Edge, string Property, string Value, bool OnAccount);

    private static IEnumerable<Question> Asked(Technique technique)
    {
        var shape = technique.Pattern.Shape;
        return from edge in shape.Edges
               where edge.Kinds.Count == 1 && edge.Kinds[0] is "CAN" or "CAN_PASS"
               from property in edge.Properties
               where property.Value.Type == ValueKind.String
               select new Question(technique.Id, edge.Kinds[0], property.Key, property.Value.AsString(), shape.Nodes.Any(node => node.Slot == edge.To && node.Kinds.Any(kinds => kinds.Contains("Account"))));
    }

    private static bool Draws(PermissionRow row, Question asked) =>
        row.Edge == asked.Edge && row.Properties.GetValueOrDefault(asked.Property) == asked.Value && row.TargetKinds.Contains("Account") == asked.OnAccount;
}
