using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>What makes single edges less than certain: a condition that remains, or a fact that was only inferred.</summary>
internal sealed class EdgeDoubts(GraphSnapshot graph)
{
    private const double Conditional = 0.5;
    private const double Inferred = 0.6;

    public double Factor(int edge) => (IsConditional(edge) ? Conditional : 1) * (IsInferred(edge) ? Inferred : 1);

    public bool IsConditional(int edge) =>
        graph.EdgeProperty(edge, "conditional") == Value.FromBoolean(true) || !graph.EdgeProperty(edge, "residual").IsNull;

    public bool IsInferred(int edge) => graph.EdgeProperty(edge, "certainty") == Value.FromString("inferred");

    /// <summary>What a reader must believe for the edge to hold.</summary>
    public IEnumerable<string> Assumptions(int edge)
    {
        if (IsConditional(edge))
        {
            var residual = graph.EdgeProperty(edge, "residual");
            yield return residual.Type == ValueKind.String ? $"only if {residual.AsString()}" : "only under a condition that the estate does not settle";
        }

        if (IsInferred(edge))
            yield return $"inferred, not stated: {InWords(graph.EdgeAt(edge))}";
    }

    /// <summary>An edge as a clause: its kind is a verb in capitals.</summary>
    private string InWords(Edge edge) =>
        $"{Sentence.NameOf(graph, edge.From)} {graph.EdgeKinds[edge.Kind].Replace('_', ' ').ToLowerInvariant()} {Sentence.NameOf(graph, edge.To)}";
}
