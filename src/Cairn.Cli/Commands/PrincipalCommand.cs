using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Commands;

/// <summary>`cairn principal`: what one identity can do, grouped.</summary>
internal static class PrincipalCommand
{
    private const int TargetsShown = 12;

    public static Command Create()
    {
        var words = new Argument<string[]>("path... principal") { Description = "The sources, and last the user, role or group by key or name.", Arity = new(2, 10_000) };
        var command = new Command("principal", "Show what one identity can do, grouped by permission, with the conditions that remain.") { words };
        var sources = new SourceOptions(command);
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(words);
            var estate = AccessOptions.Read(given[..^1], sources.Read(parsed));
            var node = Nodes.Find(estate.Graph, given[^1]);
            Answer.Write(null, to =>
            {
                using var writer = new StreamWriter(to, leaveOpen: true);
                Write(new Page(writer, Page.WidthOfScreen()), estate.Graph, node);
            });
            return Exit.OfAnswer(estate);
        });
        return command;
    }

    private static void Write(Page page, GraphSnapshot graph, int node)
    {
        page.Paragraph("", $"{Names.Of(graph, node)} ({Names.KindOf(graph, node)}) {graph.Key(node)}");
        if (!graph.Property(node, "admin").IsNull)
            page.Paragraph("  ", "administrator: everything in its account");
        var granted = new List<Edge>();
        foreach (var edge in graph.Out(node))
        {
            if (!graph.EdgeProperty(edge.Id, Estate.GrantProperty).IsNull)
                granted.Add(edge);
        }

        if (granted.Count == 0 && graph.Property(node, "admin").IsNull)
            page.Paragraph("  ", "nothing that any rule or technique looks for");
        foreach (var group in granted.GroupBy(edge => Label(graph, edge)).OrderBy(group => group.Key, StringComparer.Ordinal))
            Write(page, graph, group.Key, [.. group]);
    }

    private static void Write(Page page, GraphSnapshot graph, string label, IReadOnlyList<Edge> edges)
    {
        var targets = edges.Select(edge => Names.Of(graph, edge.To) + Condition(graph, edge)).Distinct().Order(StringComparer.Ordinal).ToList();
        var rest = targets.Count > TargetsShown ? $" and {targets.Count - TargetsShown} more" : "";
        page.Paragraph($"  {label}: ", string.Join(", ", targets.Take(TargetsShown)) + rest);
    }

    private static string Label(GraphSnapshot graph, Edge edge)
    {
        var kind = graph.EdgeKinds[edge.Kind];
        var detail = Text(graph, edge, "action") ?? Text(graph, edge, "service");
        return detail is null ? kind : $"{kind} {detail}";
    }

    private static string Condition(GraphSnapshot graph, Edge edge) => Text(graph, edge, "residual") is { } residual ? $" ({residual})" : "";

    private static string? Text(GraphSnapshot graph, Edge edge, string property) =>
        graph.EdgeProperty(edge.Id, property) is { Type: ValueKind.String } value ? value.AsString() : null;
}
