using Cairn.Analysis.Knowledge;
using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>One way from an entry to a capability on a node: steps in order, premises first.</summary>
/// <param name="Entries">The entries it starts from; more than one where conditions from several sides must align.</param>
/// <param name="Likelihood">The product over its distinct steps and entries.</param>
public sealed record Derivation(IReadOnlyList<Entry> Entries, Capability Capability, int Node, IReadOnlyList<DerivedStep> Steps, double Likelihood)
{
    public bool IsConditional => Steps.Any(step => step.IsConditional);

    /// <summary>What remains to hold for all of it to work, by the node that acts; none of it contradicts.</summary>
    public IReadOnlyList<Remaining> Conditions { get; init; } = [];
}

/// <summary>A capability on a node that a step needs or gives.</summary>
public readonly record struct Holding(Capability Capability, int Node);

/// <summary>One step of a derivation, with what it rests on.</summary>
public sealed record DerivedStep
{
    /// <summary>The number of the step in its attack graph; equal numbers are the same step.</summary>
    public required int Id { get; init; }

    public required Technique Technique { get; init; }

    public required string Sentence { get; init; }

    public required IReadOnlyList<Holding> Needs { get; init; }

    public required Holding Gives { get; init; }

    /// <summary>Positions, in the derivation, of the steps that give its needs.</summary>
    public required IReadOnlyList<int> After { get; init; }

    /// <summary>The edges of the graph that make it possible.</summary>
    public required IReadOnlyList<int> Edges { get; init; }

    /// <summary>Of this step, given those before it: a doubt that counted there counts no second time.</summary>
    public required double Likelihood { get; init; }

    public required IReadOnlyList<string> Assumptions { get; init; }

    public required bool IsConditional { get; init; }
}

/// <summary>Writes names of nodes into sentences.</summary>
internal static class Sentence
{
    /// <summary>Replaces <c>{variable}</c> and <c>{variable.property}</c>; unknown ones stay as they are.</summary>
    public static string Fill(string template, GraphSnapshot graph, Func<string, int?> node)
    {
        var text = new System.Text.StringBuilder();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
                break;
            var words = template[(open + 1)..close].Split('.');
            var value = node(words[0]) is { } id ? words.Length == 1 ? NameOf(graph, id) : PropertyOf(graph, id, words[1]) : template[open..(close + 1)];
            text.Append(template, at, open - at).Append(value);
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    public static string NameOf(GraphSnapshot graph, int node) => NodeName.Of(graph, node);

    private static string PropertyOf(GraphSnapshot graph, int node, string property)
    {
        var value = graph.Property(node, property);
        return value.Type == ValueKind.String ? NodeName.Short(value.AsString()) : value.ToString();
    }
}
