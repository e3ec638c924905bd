using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>What makes single edges less than certain: a condition that remains, or a fact that was only inferred.</summary>
internal sealed class EdgeDoubts(GraphSnapshot graph)
{
    private const double Conditional = 0.5;
    private const double Inferred = 0.6;

    /// <summary>The doubts by what they are about: one condition of one actor, and one guess, are one doubt on however many edges.</summary>
    public IEnumerable<Doubt> Of(int edge)
    {
        if (IsConditional(edge))
            yield return new Doubt(graph.EdgeProperty(edge, "residual") is { Type: ValueKind.String } residual ? $"{graph.EdgeAt(edge).From} {residual.AsString()}" : $"edge {edge}", Conditional);
        if (IsInferred(edge))
            yield return new Doubt(graph.EdgeProperty(edge, "guess") is { Type: ValueKind.String } guess ? $"guess {guess.AsString()}" : $"inferred {edge}", Inferred);
    }

    /// <summary>All doubts of an edge together, as the search counts them: step by step.</summary>
    public double Factor(int edge) => (IsConditional(edge) ? Conditional : 1) * (IsInferred(edge) ? Inferred : 1);

    public bool IsConditional(int edge) =>
        graph.EdgeProperty(edge, "conditional") == Value.FromBoolean(true) || !graph.EdgeProperty(edge, "residual").IsNull;

    public bool IsInferred(int edge) => graph.EdgeProperty(edge, "certainty") == Value.FromString("inferred");

    /// <summary>The condition of an edge in words.</summary>
    public string ConditionOf(int edge) =>
        graph.EdgeProperty(edge, "residual") is { Type: ValueKind.String } residual ? residual.AsString() : "a condition that the estate does not settle";

    /// <summary>What a reader must believe for the edge to hold.</summary>
    public IEnumerable<string> Assumptions(int edge)
    {
        if (IsConditional(edge))
            yield return graph.EdgeProperty(edge, "residual").Type == ValueKind.String ? $"only if {ConditionOf(edge)}" : $"only under {ConditionOf(edge)}";

        if (IsInferred(edge))
            yield return $"inferred, not stated: {InWords(graph.EdgeAt(edge))}";
    }

    /// <summary>An edge as a clause: its kind is a verb in capitals.</summary>
    private string InWords(Edge edge) =>
        $"{Sentence.NameOf(graph, edge.From)} {graph.EdgeKinds[edge.Kind].Replace('_', ' ').ToLowerInvariant()} {Sentence.NameOf(graph, edge.To)}";
}

/// <summary>A reason to believe less in a step.</summary>
internal readonly record struct Doubt(string About, double Factor);
