using System.Text.Json;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Changes;

/// <summary>Writes what tells two estates apart as <c>cairn.diff/1</c>, and the answer of a gate as <c>cairn.gate/1</c>.</summary>
public static class JsonDiff
{
    public static void Write(EstateDiff diff, Stream to)
    {
        ArgumentNullException.ThrowIfNull(diff);
        using var json = new Utf8JsonWriter(to, JsonReport.Options);
        json.WriteStartObject();
        json.WriteString("format", "cairn.diff/1");
        Body(json, diff);
        json.WriteEndObject();
    }

    public static void Write(Gate gate, Stream to)
    {
        ArgumentNullException.ThrowIfNull(gate);
        using var json = new Utf8JsonWriter(to, JsonReport.Options);
        json.WriteStartObject();
        json.WriteString("format", "cairn.gate/1");
        json.WriteString("verdict", gate.Verdict.ToString().ToLowerInvariant());
        json.WriteString("failOn", Band.Word(gate.FailOn));
        json.Array("worse", gate.Worse, move => json.WriteStringValue(move.Attack.Id));
        json.Array("open", gate.Open, hiding => JsonReport.Gap(json, hiding.Gap, hiding.Because));
        json.WriteNumber("harmlessGaps", gate.Harmless);
        json.WriteStartObject("diff");
        Body(json, gate.Diff);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, EstateDiff diff)
    {
        json.Array("opened", diff.Opened, move => Move(json, diff, move));
        json.Array("closed", diff.Closed, move => Move(json, diff, move));
        json.Array("changed", diff.Altered, move => Move(json, diff, move));
        json.Array("newGaps", diff.NewGaps, gap => JsonReport.Gap(json, gap));
        json.WriteStartObject("nodes");
        json.Array("added", diff.Graphs.AddedNodes, json.WriteStringValue);
        json.Array("removed", diff.Graphs.RemovedNodes, json.WriteStringValue);
        json.Array("changed", diff.Graphs.ChangedNodes, json.WriteStringValue);
        json.WriteEndObject();
        json.WriteStartObject("edges");
        json.Array("added", diff.Graphs.AddedEdges, edge => Edge(json, edge));
        json.Array("removed", diff.Graphs.RemovedEdges, edge => Edge(json, edge));
        json.WriteEndObject();
    }

    private static void Move(Utf8JsonWriter json, EstateDiff diff, AttackMove move)
    {
        json.WriteStartObject();
        if (move is { Before: { } before, After: not null })
        {
            json.WriteStartObject("before");
            JsonAttack.Number(json, "likelihood", before.Derivation.Likelihood);
            json.WriteString("severity", Band.Word(before.Severity));
            json.WriteEndObject();
        }

        json.WritePropertyName("attack");
        JsonAttack.Write(json, move.After is null ? diff.Before : diff.After, move.Attack);
        json.Array("because", move.Because, item => JsonAttack.Evidence(json, item));
        json.WriteEndObject();
    }

    private static void Edge(Utf8JsonWriter json, NamedEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("from", edge.From);
        json.WriteString("edge", edge.Kind);
        json.WriteString("to", edge.To);
        json.Optional("qualifier", edge.Qualifier);
        json.Optional("condition", edge.Condition);
        json.WriteEndObject();
    }
}
