using System.CommandLine;
using System.Globalization;
using Cairn.Analysis.Blast;
using Cairn.Analysis.Pictures;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn blast`: everything that falls with one node, or everything it falls with.</summary>
internal static class BlastCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var from = new Option<string>("--from") { Description = "The node the attacker holds: internet, or any node by key or name.", Required = true };
        var backwards = new Option<bool>("--backwards", "-b") { Description = "Turn the question round: who could take something of this node?" };
        var format = Options.Format("text", "json", "svg", "dot", "mermaid");
        var output = Options.Out();
        var command = new Command("blast", "Show everything an attacker who holds one node can take, or everyone who could take that node.") { paths, from, backwards, format, output };
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(paths),
            sources.Read(parsed),
            parsed.GetRequiredValue(from),
            parsed.GetValue(backwards),
            parsed.GetValue(format)!,
            parsed.GetValue(output)));
        return command;
    }

    private static int Run(string[] paths, ReadOptions sources, string from, bool backwards, string format, FileInfo? output)
    {
        var progress = new Progress();
        var estate = LoadedEstate.Read(paths, progress, sources);
        progress.Say("following attacks");
        var input = estate.Input(Knowledge.Read(), Asking.Default);
        var center = Nodes.Find(estate.Graph, from);
        var blast = backwards ? BlastRadius.To(input, center) : BlastRadius.From(input, center);
        progress.Clear();
        Answer.Write(output, to =>
        {
            if (format == "json")
                JsonBlast.Write(blast, to);
            else if (Drawing.IsPicture(format))
                Drawing.Write(Picture.Of(blast), format, to);
            else
                WriteText(blast, output is not null, to);
        });
        return Exit.Of(estate);
    }

    private static void WriteText(BlastRadius blast, bool toFile, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        var page = new Page(writer, Page.WidthOfScreen());
        var style = Style.ForOutput(toFile);
        var graph = blast.Input.Graph;
        var name = Plain.Line(Names.Of(graph, blast.Center));
        page.Raw(style.Heading(blast.Backwards ? $"Who could take something of {name}" : $"What falls with {name}"));
        if (blast.Holdings.Count == 0)
            page.Paragraph("  ", blast.Backwards ? "nobody that was found" : "nothing that was found");
        foreach (var group in blast.Holdings.GroupBy(held => held.Capability).OrderByDescending(group => group.Key))
        {
            page.Blank();
            page.Raw($"{Word(group.Key)} ({group.Count().ToString(CultureInfo.InvariantCulture)})");
            foreach (var held in group.Where(held => blast.Backwards || !IsSwept(held)))
                Write(page, blast, held);
            if (!blast.Backwards)
                WriteSwept(page, blast, [.. group.Where(IsSwept)]);
        }
    }

    private static bool IsSwept(Taken held) => held.Best.Steps.Any(step => step.Technique.Bulk);

    /// <summary>What falls with a whole account is named and not told: its story is that of the account.</summary>
    private static void WriteSwept(Page page, BlastRadius blast, IReadOnlyList<Taken> swept)
    {
        foreach (var owner in swept.GroupBy(held => held.Best.Steps.First(step => step.Technique.Bulk).Needs[0].Node))
            page.Paragraph("  ", $"and with all of {Names.Of(blast.Input.Graph, owner.Key)}: {string.Join(", ", owner.Select(held => Names.Of(blast.Input.Graph, held.Node)).Order(StringComparer.Ordinal))}");
    }

    private static void Write(Page page, BlastRadius blast, Taken held)
    {
        var graph = blast.Input.Graph;
        page.Paragraph("  ", $"{Names.Of(graph, held.Node)} ({Names.KindOf(graph, held.Node)}) {held.Best.Likelihood.ToString("0.00", CultureInfo.InvariantCulture)}{(held.Best.IsConditional ? ", if a condition holds" : "")}");
        page.Paragraph("      ", string.Join("; then ", held.Best.Steps.Select(step => step.Sentence)));
    }

    private static string Word(Analysis.Knowledge.Capability capability) => capability.ToString().ToLowerInvariant();
}
