using Cairn.Graph;
using Cairn.Providers.Aws;
using Cairn.Sources;

namespace Cairn.Tests.Hcl;

/// <summary>Nodes and edges of a source's graph as text; what has an address in the code is named by it.</summary>
internal static class GraphLines
{
    private static readonly HashSet<string> Hidden = ["key", "source", "address", "certainty", "arn", "id"];

    public static HashSet<string> Of(string source, string account)
    {
        var collected = SourceReader.Read([source], new() { Account = account }, TestContext.Current.CancellationToken);
        Assert.Empty(collected.Diagnostics);
        var graph = AwsEstate.Build(collected.Records, collected.Gaps, Cairn.Cli.Pipeline.Knowledge.ReadAws()).Graph;
        var lines = new HashSet<string>(StringComparer.Ordinal);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var (name, value) in graph.Properties(node).Where(property => !Hidden.Contains(property.Key)))
                lines.Add($"({Label(graph, node)}) {name}: {value}");
        }

        for (var edge = 0; edge < graph.EdgeCount; edge++)
        {
            var at = graph.EdgeAt(edge);
            lines.Add($"({Label(graph, at.From)})-{graph.EdgeKinds[at.Kind]}->({Label(graph, at.To)})");
        }

        return lines;
    }

    /// <summary>What only the first says and what only the second says, with a sign before it.</summary>
    public static List<string> Differences(HashSet<string> first, HashSet<string> second) =>
        [.. first.Except(second).Select(line => "- " + line).Concat(second.Except(first).Select(line => "+ " + line)).Order(StringComparer.Ordinal)];

    private static string Label(GraphSnapshot graph, int node)
    {
        var kind = graph.NodeKinds[graph.KindsOf(node)[0]];
        var address = graph.Property(node, "address");
        var key = graph.Key(node);
        // What a database calls its address is where it listens.
        if (kind == "Database")
            return $"Database {graph.Property(node, "name")}";
        return address.IsNull || key.StartsWith("arn:aws:iam::", StringComparison.Ordinal) || key.StartsWith("arn:aws:s3", StringComparison.Ordinal) ? $"{kind} {key}" : $"{kind} {address}";
    }
}
