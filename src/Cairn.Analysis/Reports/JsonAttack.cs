using System.Text.Json;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Analysis.Reports;

/// <summary>Writes one attack with its steps.</summary>
internal static class JsonAttack
{
    private const int Digits = 4;

    public static void Write(Utf8JsonWriter json, ReportInput input, RatedAttack attack)
    {
        var graph = input.Graph;
        json.WriteStartObject();
        json.WriteString("id", attack.Id);
        json.WriteStartObject("entry");
        Node(json, graph, attack.Entry);
        json.WriteString("capability", ClaimText.Word(attack.Start.Capability));
        json.Optional("attacker", attack.Start.Attacker);
        Number(json, "likelihood", attack.Start.Likelihood);
        json.WriteEndObject();
        json.WriteStartObject("target");
        Node(json, graph, attack.Target.Node);
        json.WriteString("capability", ClaimText.Word(attack.Target.Capability));
        json.WriteString("rule", attack.Target.TargetId);
        json.WriteString("group", attack.Target.Kind);
        json.WriteEndObject();
        json.WriteString("outcome", attack.Target.Outcome);
        Number(json, "likelihood", attack.Derivation.Likelihood);
        Number(json, "impact", attack.Target.Impact);
        json.WriteString("impactReason", attack.Target.Because);
        Number(json, "risk", attack.Risk);
        json.WriteString("severity", Band.Word(attack.Severity));
        json.WriteBoolean("conditional", attack.Derivation.IsConditional);
        json.Array("conditions", attack.Derivation.Conditions, remaining => Conditions(json, graph, remaining));
        json.Array("steps", attack.Derivation.Steps, step => Step(json, input, step));
        json.WriteEndObject();
    }

    private static void Conditions(Utf8JsonWriter json, GraphSnapshot graph, Remaining remaining)
    {
        json.WriteStartObject();
        json.WriteString("actor", graph.Key(remaining.Actor));
        json.WriteString("condition", remaining.Text);
        json.WriteEndObject();
    }

    public static void Node(Utf8JsonWriter json, GraphSnapshot graph, int node)
    {
        json.WriteString("key", graph.Key(node));
        json.WriteString("kind", KindOf(graph, node));
    }

    public static string KindOf(GraphSnapshot graph, int node)
    {
        var kinds = graph.KindsOf(node);
        return kinds.Length == 0 ? "" : graph.NodeKinds[kinds[0]];
    }

    public static void Evidence(Utf8JsonWriter json, EvidenceItem item)
    {
        json.WriteStartObject();
        json.WriteString("record", item.Record);
        json.WriteString("pointer", item.Pointer);
        json.WriteString("statement", item.Statement);
        json.WriteString("note", item.Note);
        json.WriteEndObject();
    }

    public static void Frameworks(Utf8JsonWriter json, Guidance guidance)
    {
        json.WriteStartObject("frameworks");
        foreach (var (framework, ids) in guidance.Frameworks)
            json.Array(framework, ids, id => json.WriteStringValue(id));
        json.WriteEndObject();
    }

    public static void Step(Utf8JsonWriter json, ReportInput input, DerivedStep step)
    {
        json.WriteStartObject();
        json.WriteString("technique", step.Technique.Id);
        json.WriteString("title", step.Sentence);
        json.Array("from", step.Needs, need => Holding(json, input.Graph, need));
        json.WriteStartObject("to");
        Node(json, input.Graph, step.Gives.Node);
        json.WriteEndObject();
        json.WriteString("capability", ClaimText.Word(step.Gives.Capability));
        json.Array("after", step.After, position => json.WriteNumberValue(position));
        Number(json, "likelihood", step.Likelihood);
        json.WriteString("likelihoodReason", step.Technique.Because);
        Frameworks(json, step.Technique.Guidance);
        json.Array("references", step.Technique.Guidance.References, reference => json.WriteStringValue(reference));
        json.Array("evidence", input.EvidenceOf(step), item => Evidence(json, item));
        json.Array("assumptions", step.Assumptions, assumption => json.WriteStringValue(assumption));
        json.WriteEndObject();
    }

    private static void Holding(Utf8JsonWriter json, GraphSnapshot graph, Holding holding)
    {
        json.WriteStartObject();
        Node(json, graph, holding.Node);
        json.WriteString("capability", ClaimText.Word(holding.Capability));
        json.WriteEndObject();
    }

    public static void Number(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Math.Round(value, Digits));
}

/// <summary>Shorthands for writing JSON.</summary>
internal static class JsonWriting
{
    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
