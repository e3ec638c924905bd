using System.Text.Json;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Analysis.Fixes;

/// <summary>Writes a fix as <c>cairn.fix/1</c>.</summary>
public static class JsonFix
{
    public static void Write(Fix fix, Stream to)
    {
        ArgumentNullException.ThrowIfNull(fix);
        using var json = new Utf8JsonWriter(to, JsonReport.Options);
        var input = fix.Question.Input;
        json.WriteStartObject();
        json.WriteString("format", "cairn.fix/1");
        json.WriteString("above", Band.Word(fix.Question.Above));
        json.WriteNumber("cost", fix.Cost);
        json.WriteNumber("lowerBound", fix.LowerBound);
        json.WriteBoolean("exact", fix.IsExact);
        json.WriteBoolean("checked", fix.IsChecked);
        if (fix.IsCleanWhenScannedAgain is { } clean)
            json.WriteBoolean("cleanWhenScannedAgain", clean);
        else
            json.WriteNull("cleanWhenScannedAgain");
        json.Array("changes", fix.Changes, change => Write(json, input.Graph, change));
        json.Array("attacks", fix.Question.Attacks, attack => JsonAttack.Write(json, input, attack));
        json.Array("unstoppable", fix.Unstoppable, attack => json.WriteStringValue(attack.Id));
        json.Array("certificate", fix.Certificate, proof => Write(json, proof));
        json.Array("gaps", input.Gaps, gap => JsonReport.Gap(json, gap));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GraphSnapshot graph, ChosenChange chosen)
    {
        var change = chosen.Change;
        json.WriteStartObject();
        json.WriteString("id", change.Id);
        json.WriteString("kind", change.Kind);
        json.WriteString("title", change.Title);
        json.WriteNumber("cost", chosen.Cost.Cost);
        json.WriteString("costReason", chosen.Cost.Because);
        json.Optional("record", change.Record);
        json.Optional("pointer", change.Pointer);
        json.Optional("statement", change.Statement);
        json.Array("stops", chosen.Stops, attack => json.WriteStringValue(attack.Id));
        json.Array("takesAway", chosen.TakesAway, edge => Write(json, graph, edge));
        json.WriteStartObject("snippets");
        foreach (var snippet in change.Snippets)
            json.WriteString(snippet.Format, snippet.Text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GraphSnapshot graph, int edge)
    {
        json.WriteStartObject();
        json.WriteString("from", graph.Key(graph.EdgeAt(edge).From));
        json.WriteString("edge", graph.EdgeKinds[graph.EdgeAt(edge).Kind]);
        json.WriteString("to", graph.Key(graph.EdgeAt(edge).To));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Proof proof)
    {
        json.WriteStartObject();
        json.WriteString("attack", proof.Attack.Id);
        json.Array("steps", proof.Attack.Derivation.Steps, step => json.WriteStringValue(step.Sentence));
        json.Array("anyOf", proof.AnyOf, change => json.WriteStringValue(change.Id));
        json.WriteEndObject();
    }
}
