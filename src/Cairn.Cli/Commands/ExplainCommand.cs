using System.CommandLine;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Graph;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn explain`: why an attack, a finding, or the edges of a node are true.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var subject = new Option<string>("--what", "-w") { Description = "An attack id (atk-…), a finding id (fnd-…), or a node by key or name.", Required = true };
        var other = new Option<string?>("--to") { Description = "With a node: only its edges to this other node." };
        var command = new Command("explain", "Show the facts behind an attack, a finding, or the edges of a node, down to the policy statement.") { paths, subject, other };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), sources.Read(parsed), parsed.GetRequiredValue(subject), parsed.GetValue(other), asking.Read(parsed)));
        return command;
    }

    private static int Run(string[] paths, ReadOptions sources, string what, string? other, Asking asking)
    {
        var progress = new Progress();
        var estate = LoadedEstate.Read(paths, progress, sources);
        var input = estate.Input(Knowledge.Read(), asking);
        progress.Clear();
        Answer.Write(null, to =>
        {
            using var writer = new StreamWriter(to, leaveOpen: true);
            var page = new Page(writer, Page.WidthOfScreen());
            var text = new AttackText(page, Style.ForOutput(toFile: false), input);
            if (what.StartsWith("atk-", StringComparison.Ordinal))
                text.Write(Attack(input, what), explain: true);
            else if (what.StartsWith("fnd-", StringComparison.Ordinal))
                WriteFinding(page, text, input, what);
            else
                WriteNode(page, text, input, Nodes.Find(estate.Graph, what), other is null ? null : Nodes.Find(estate.Graph, other));
        });
        return Exit.OfAnswer(estate);
    }

    private static Analysis.Risk.RatedAttack Attack(ReportInput input, string id) =>
        AttackPaths.Find(input).Attacks.FirstOrDefault(attack => attack.Id == id)
        ?? throw new UsageException($"no attack has the id `{id}`", "ids stay the same while entry and target do; give `--from` as in the scan that showed it");

    private static void WriteFinding(Page page, AttackText text, ReportInput input, string id)
    {
        var finding = Report.Scan(input).Findings.FirstOrDefault(finding => finding.Id == id) ?? throw new UsageException($"no finding has the id `{id}`");
        page.Paragraph("", finding.Message);
        page.Paragraph("  ", $"rule {finding.Rule.Id}: {finding.Rule.Title}");
        foreach (var item in finding.Edges.SelectMany(input.Evidence.Of).Concat(input.Evidence.OfNode(finding.Subject)))
            text.Write(item);
    }

    private static void WriteNode(Page page, AttackText text, ReportInput input, int node, int? other)
    {
        var graph = input.Graph;
        page.Paragraph("", $"{Names.Of(graph, node)} ({Names.KindOf(graph, node)})");
        page.Paragraph("  ", graph.Key(node));
        foreach (var (name, value) in graph.Properties(node).OrderBy(p => p.Key, StringComparer.Ordinal))
            page.Paragraph("  ", $"{name} = {value}");
        foreach (var edge in Edges(graph, node, other))
        {
            page.Paragraph("  ", $"{Names.Of(graph, edge.From)} -{graph.EdgeKinds[edge.Kind]}-> {Names.Of(graph, edge.To)}");
            foreach (var item in input.Evidence.Of(edge.Id))
                text.Write(item);
        }

        foreach (var gap in input.Gaps.Where(gap => gap.Subject == graph.Key(node)))
            page.Paragraph("  not seen: ", gap.Message);
    }

    private static IEnumerable<Edge> Edges(GraphSnapshot graph, int node, int? other)
    {
        foreach (var edge in graph.Out(node))
        {
            if (other is null || edge.To == other)
                yield return edge;
        }

        foreach (var edge in graph.In(node))
        {
            if (edge.From != node && (other is null || edge.From == other))
                yield return edge;
        }
    }
}
