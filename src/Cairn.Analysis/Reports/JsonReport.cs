using System.Text.Json;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Risk;
using Cairn.Analysis.Rules;

namespace Cairn.Analysis.Reports;

/// <summary>Writes reports as versioned JSON: the same report gives the same bytes.</summary>
public static class JsonReport
{
    internal static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes <c>cairn.report/1</c>.</summary>
    public static void Write(Report report, Stream to)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteString("format", "cairn.report/1");
        Inventory(json, report.Input);
        json.Array("attackers", report.Input.Attackers, attacker => Attacker(json, attacker));
        json.Array("aiSystems", report.AiSystems, system => AiSystem(json, report.Input, system));
        json.Array("attacks", report.Attacks, attack => JsonAttack.Write(json, report.Input, attack));
        json.Array("findings", report.Findings, finding => Finding(json, report.Input, finding));
        json.Array("gaps", report.Gaps, gap => Gap(json, gap));
        json.WriteEndObject();
    }

    /// <summary>Writes <c>cairn.paths/1</c>.</summary>
    public static void Write(AttackPaths paths, Stream to)
    {
        ArgumentNullException.ThrowIfNull(paths);
        using var json = new Utf8JsonWriter(to, Options);
        json.WriteStartObject();
        json.WriteString("format", "cairn.paths/1");
        json.Array("attacks", paths.Attacks, attack => JsonAttack.Write(json, paths.Input, attack));
        json.Array("gaps", paths.Gaps, gap => Gap(json, gap));
        json.WriteEndObject();
    }

    private static void Attacker(Utf8JsonWriter json, AttackerPlaces places)
    {
        json.WriteStartObject();
        json.WriteString("id", places.Attacker.Id);
        json.WriteString("title", places.Attacker.Title);
        json.WriteNumber("places", places.Nodes.Count);
        json.WriteBoolean("used", places.IsUsed);
        json.WriteEndObject();
    }

    private static void Inventory(Utf8JsonWriter json, ReportInput input)
    {
        var graph = input.Graph;
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var kind = JsonAttack.KindOf(graph, node);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        json.WriteStartObject("inventory");
        json.WriteNumber("nodes", graph.NodeCount);
        json.WriteNumber("edges", graph.EdgeCount);
        json.WriteStartObject("byKind");
        foreach (var (kind, count) in counts)
            json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void AiSystem(Utf8JsonWriter json, ReportInput input, AiSystem system)
    {
        json.WriteStartObject();
        JsonAttack.Node(json, input.Graph, system.Node);
        json.WriteString("name", Sentence.NameOf(input.Graph, system.Node));
        json.WriteString("band", system.Severity is { } severity ? Band.Word(severity) : system.IsUnknown ? "unknown" : "none");
        json.WriteBoolean("incomplete", system.HasGap);
        json.Array("attacks", system.Attacks, attack => json.WriteStringValue(attack.Id));
        json.Array("stops", system.Stops, step =>
        {
            json.WriteStartObject();
            json.WriteString("technique", step.Technique.Id);
            json.WriteString("title", step.Sentence);
            json.WriteString("prevent", step.Technique.Guidance.Prevent);
            json.Array("evidence", step.Edges.SelectMany(input.Evidence.Of), item => JsonAttack.Evidence(json, item));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    internal static void Finding(Utf8JsonWriter json, ReportInput input, RuleFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("severity", Band.Word(finding.Severity));
        json.WriteStartObject("subject");
        JsonAttack.Node(json, input.Graph, finding.Subject);
        json.WriteEndObject();
        json.WriteString("message", finding.Message);
        var evidence = finding.Edges.SelectMany(input.Evidence.Of).ToList();
        json.Array("evidence", evidence.Count > 0 ? evidence : input.Evidence.OfNode(finding.Subject), item => JsonAttack.Evidence(json, item));
        json.WriteString("remediation", finding.Rule.Remediation);
        JsonAttack.Frameworks(json, finding.Rule.Guidance);
        json.WriteEndObject();
    }

    /// <param name="because">Why the gap matters where it is told.</param>
    internal static void Gap(Utf8JsonWriter json, ReportGap gap, string? because = null)
    {
        json.WriteStartObject();
        json.WriteString("code", gap.Code);
        json.WriteString("subject", gap.Subject);
        json.WriteString("message", gap.Message);
        json.Optional("help", gap.Help);
        json.Optional("source", gap.Source);
        json.Optional("because", because);
        json.WriteEndObject();
    }
}
