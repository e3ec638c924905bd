using System.Text.RegularExpressions;
using Cairn.Graph;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>
/// Finds in a graph what the truth of a lab names. The truth was written by hand: account numbers, random suffixes and a few
/// names differ from what was deployed.
/// </summary>
internal static partial class LabNodes
{
    /// <summary>The node of this very type and name; else the only one of its type whose name begins alike for two thirds.</summary>
    public static int? Find(GraphSnapshot graph, string arn)
    {
        var wanted = Shape(arn);
        var nodes = Enumerable.Range(0, graph.NodeCount).Where(node => graph.Key(node).StartsWith("arn:", StringComparison.Ordinal)).Select(node => (Node: node, Shape: Shape(graph.Key(node)))).ToList();
        var same = nodes.Where(node => node.Shape == wanted).ToList();
        if (same.Count > 0)
            return same.Count == 1 ? same[0].Node : null;

        // Objects of a bucket share its name; a role is never meant where another one is named.
        if (!wanted.StartsWith("arn:aws:s3:::", StringComparison.Ordinal))
            return null;
        var alike = nodes.Where(node => node.Shape.StartsWith("arn:aws:s3:::", StringComparison.Ordinal) && !node.Shape.Contains('/', StringComparison.Ordinal))
            .GroupBy(node => Common(node.Shape, wanted)).OrderByDescending(group => group.Key).FirstOrDefault();
        return alike is not null && alike.Count() == 1 && alike.Key * 3 >= wanted.Length * 2 ? alike.First().Node : null;
    }

    /// <summary>Where the attacker starts: at the start that the truth names, else at the first node of the path, else at the only user with a key or the only function.</summary>
    public static IReadOnlyList<int> Starts(GraphSnapshot graph, Lab lab)
    {
        var named = lab.Starts.Select(arn => Find(graph, arn)).OfType<int>().ToList();
        if (named.Count > 0)
            return named;
        var kind = lab.Starts.Any(arn => arn.Contains(":function", StringComparison.Ordinal)) ? "Function" : null;
        var instead = kind is null ? WithKey(graph) : OfKind(graph, kind);
        return instead.Count == 1 ? instead : [.. lab.Nodes.Select(arn => Find(graph, arn)).OfType<int>().Take(1)];
    }

    /// <summary>What must be reached, as far as it is there. A group is no target: who belongs to it has it from the start.</summary>
    public static IReadOnlyList<int> Targets(GraphSnapshot graph, Lab lab) =>
        [.. lab.Targets.Where(arn => !arn.Contains(":group/", StringComparison.Ordinal)).Select(arn => Find(graph, arn)).OfType<int>().Distinct()];

    private static List<int> WithKey(GraphSnapshot graph) =>
        [.. Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Where(edge => graph.EdgeKinds[edge.Kind] == "AUTHENTICATES_AS").Select(edge => edge.To).Distinct()];

    private static List<int> OfKind(GraphSnapshot graph, string kind) =>
        graph.NodeKindId(kind) is >= 0 and var id ? [.. graph.NodesOfKind(id).ToArray()] : [];

    private static int Common(string left, string right) => left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>An ARN without account and random suffix.</summary>
    private static string Shape(string arn) => Suffix().Replace(Account().Replace(arn, "#"), "#").Replace(":function/", ":function:", StringComparison.Ordinal);

    [GeneratedRegex("[0-9]{12}")]
    private static partial Regex Account();

    [GeneratedRegex("#-[a-z0-9]{6}$")]
    private static partial Regex Suffix();
}
