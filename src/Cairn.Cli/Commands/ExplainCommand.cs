using System.CommandLine;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Graph;

namespace Cairn.Cli.Commands;

/// <summary>`cairn explain`: why an attack, a finding, or the edges of a node are true.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var subject = new Option<string>("--what", "-w") { Description = "An attack id (atk-…), a finding id (fnd-…), a rule id (CRN-…) for all its findings, or a node by key or name.", Required = true };
        var other = new Option<string?>("--to") { Description = "With a node: only its edges to this other node." };
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("explain", "Show the facts behind an attack, a finding, or the edges of a node, down to the policy statement.") { paths, subject, other, format, output };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed =>
        {
            var progress = new Progress();
            var estate = LoadedEstate.Read(parsed.GetRequiredValue(paths), progress, sources.Read(parsed));
            var explanation = Explained(estate.Input(Knowledge.Read(), asking.Read(parsed)), parsed.GetRequiredValue(subject), parsed.GetValue(other));
            progress.Clear();
            Write(explanation, parsed.GetValue(format)!, parsed.GetValue(output)); // the format has a default
            return Exit.OfAnswer(estate);
        });
        return command;
    }

    private static void Write(Explanation explanation, string format, FileInfo? output) => Answer.Write(output, to =>
    {
        if (format == "json")
        {
            explanation.Write(to);
            return;
        }

        using var writer = new StreamWriter(to, leaveOpen: true);
        new ExplanationText(new Page(writer, Page.WidthOfScreen()), Style.ForOutput(output is not null)).Write(explanation);
    });

    private static Explanation Explained(ReportInput input, string what, string? other)
    {
        if (what.StartsWith("atk-", StringComparison.Ordinal))
            return new Explanation.OfAttack(input, Attack(input, what));
        if (what.StartsWith("fnd-", StringComparison.Ordinal) || input.Knowledge.Rules.Any(rule => rule.Id == what))
            return new Explanation.OfFindings(input, Findings(input, what));
        var node = Nodes.Find(input.Graph, what);
        return new Explanation.OfNode(input, node, Edges(input.Graph, node, other is null ? null : Nodes.Find(input.Graph, other)));
    }

    private static Analysis.Risk.RatedAttack Attack(ReportInput input, string id) =>
        AttackPaths.Find(input).Attacks.FirstOrDefault(attack => attack.Id == id)
        ?? Report.Scan(input).Attacks.FirstOrDefault(attack => attack.Id == id)
        ?? throw new UsageException($"no attack has the id `{id}`", "ids stay the same while entry and target do; give `--from` as in the scan that showed it");

    private static List<Analysis.Rules.RuleFinding> Findings(ReportInput input, string id) =>
        Report.Scan(input).Findings.Where(finding => finding.Id == id || finding.Rule.Id == id).ToList() is { Count: > 0 } found
            ? found
            : throw new UsageException(id.StartsWith("fnd-", StringComparison.Ordinal) ? $"no finding has the id `{id}`" : $"the rule `{id}` finds nothing here", "`cairn scan PATH` lists what is found");

    private static List<Edge> Edges(GraphSnapshot graph, int node, int? other)
    {
        var edges = new List<Edge>();
        foreach (var edge in graph.Out(node))
        {
            if (other is null || edge.To == other)
                edges.Add(edge);
        }

        foreach (var edge in graph.In(node))
        {
            if (edge.From != node && (other is null || edge.From == other))
                edges.Add(edge);
        }

        return edges;
    }
}
