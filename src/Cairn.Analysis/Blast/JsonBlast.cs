using System.Text.Json;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;

namespace Cairn.Analysis.Blast;

/// <summary>Writes a blast radius as <c>cairn.blast/1</c>.</summary>
public static class JsonBlast
{
    public static void Write(BlastRadius blast, Stream to)
    {
        ArgumentNullException.ThrowIfNull(blast);
        using var json = new Utf8JsonWriter(to, JsonReport.Options);
        json.WriteStartObject();
        json.WriteString("format", "cairn.blast/1");
        json.WriteString("direction", blast.Backwards ? "backwards" : "forwards");
        json.WriteStartObject("node");
        JsonAttack.Node(json, blast.Input.Graph, blast.Center);
        json.WriteEndObject();
        json.Array("holdings", blast.Holdings, held => Write(json, blast, held));
        json.Array("gaps", blast.Gaps, gap => JsonReport.Gap(json, gap));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BlastRadius blast, Taken held)
    {
        json.WriteStartObject();
        JsonAttack.Node(json, blast.Input.Graph, held.Node);
        json.WriteString("capability", ClaimText.Word(held.Capability));
        JsonAttack.Number(json, "likelihood", held.Best.Likelihood);
        json.WriteBoolean("conditional", held.Best.IsConditional);
        json.Array("steps", held.Best.Steps, step => JsonAttack.Step(json, blast.Input, step));
        json.WriteEndObject();
    }
}
