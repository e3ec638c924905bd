using System.Text.Json;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Risk;
using Cairn.Analysis.Rules;
using Cairn.Graph;

namespace Cairn.Analysis.Reports;

/// <summary>The facts behind one thing: an attack, the findings of a rule, or a node with its edges.</summary>
public abstract record Explanation(ReportInput Input)
{
    /// <summary>Writes <c>cairn.explanation/1</c>.</summary>
    public void Write(Stream to)
    {
        using var json = new Utf8JsonWriter(to, JsonReport.Options);
        json.WriteStartObject();
        json.WriteString("format", "cairn.explanation/1");
        Members(json);
        json.WriteEndObject();
    }

    private protected abstract void Members(Utf8JsonWriter json);

    /// <summary>Why an attack works.</summary>
    public sealed record OfAttack(ReportInput Input, RatedAttack Attack) : Explanation(Input)
    {
        private protected override void Members(Utf8JsonWriter json)
        {
            json.WritePropertyName("attack");
            JsonAttack.Write(json, Input, Attack);
        }
    }

    /// <summary>What findings rest on.</summary>
    public sealed record OfFindings(ReportInput Input, IReadOnlyList<RuleFinding> Findings) : Explanation(Input)
    {
        private protected override void Members(Utf8JsonWriter json) =>
            json.Array("findings", Findings, finding => JsonReport.Finding(json, Input, finding));
    }

    /// <summary>What is known of a node.</summary>
    /// <param name="Edges">Those to be told.</param>
    public sealed record OfNode(ReportInput Input, int Node, IReadOnlyList<Edge> Edges) : Explanation(Input)
    {
        /// <summary>What could not be seen of it.</summary>
        public IEnumerable<ReportGap> Gaps => Input.Gaps.Where(gap => gap.Subject == Input.Graph.Key(Node));

        private protected override void Members(Utf8JsonWriter json)
        {
            var graph = Input.Graph;
            json.WriteStartObject("node");
            JsonAttack.Node(json, graph, Node);
            json.WriteString("name", NodeName.Of(graph, Node));
            json.WriteStartObject("properties");
            foreach (var (name, value) in graph.Properties(Node).OrderBy(property => property.Key, StringComparer.Ordinal))
                json.WriteString(name, value.ToString());
            json.WriteEndObject();
            json.Array("evidence", Input.Evidence.OfNode(Node), item => JsonAttack.Evidence(json, item));
            json.WriteEndObject();
            json.Array("edges", Edges, edge => Write(json, edge));
            json.Array("gaps", Gaps, gap => JsonReport.Gap(json, gap));
        }

        private void Write(Utf8JsonWriter json, Edge edge)
        {
            var graph = Input.Graph;
            json.WriteStartObject();
            json.WriteString("kind", graph.EdgeKinds[edge.Kind]);
            json.WriteStartObject("from");
            JsonAttack.Node(json, graph, edge.From);
            json.WriteEndObject();
            json.WriteStartObject("to");
            JsonAttack.Node(json, graph, edge.To);
            json.WriteEndObject();
            json.Array("evidence", Input.Evidence.Of(edge.Id), item => JsonAttack.Evidence(json, item));
            json.WriteEndObject();
        }
    }
}
