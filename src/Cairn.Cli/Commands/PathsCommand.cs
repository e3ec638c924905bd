using System.CommandLine;
using Cairn.Analysis.Pictures;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn paths`: the ways from one node to another, or to everything worth protecting.</summary>
internal static class PathsCommand
{
    private static readonly string[] TargetKinds = ["admin", "sensitive-data", "model", "secret", "data", "compute", "identity", "exposure", "crown"];

    public static Command Create()
    {
        var paths = Options.Paths();
        var to = new Option<string?>("--to") { Description = "The node to reach, by key or name. Default: everything worth protecting." };
        var kind = new Option<string?>("--to-kind") { Description = $"Only targets of this kind: {string.Join(", ", TargetKinds)}.", HelpName = "TARGET" };
        kind.AcceptOnlyFromAmong(TargetKinds);
        var count = new Option<int>("-k", "--alternatives") { Description = "How many ways to each target, best first.", DefaultValueFactory = _ => 1 };
        var format = Options.Format("text", "json", "svg", "dot", "mermaid");
        var output = Options.Out();
        var command = new Command("paths", "Show the ways from one node to another, or to everything worth protecting.") { paths, to, kind, count, format, output };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(paths),
            sources.Read(parsed),
            asking.Read(parsed),
            new(parsed.GetValue(to), parsed.GetValue(kind), parsed.GetValue(count)),
            parsed.GetValue(format)!,
            parsed.GetValue(output)));
        return command;
    }

    private sealed record Question(string? To, string? Kind, int Alternatives);

    private static int Run(string[] paths, ReadOptions sources, Asking asking, Question question, string format, FileInfo? output)
    {
        if (question.Alternatives < 1)
            throw new UsageException("`-k` must be at least 1");
        var progress = new Progress();
        var estate = LoadedEstate.Read(paths, progress, sources);
        progress.Say("searching attacks");
        var input = estate.Input(Knowledge.Read(), asking);
        var found = AttackPaths.Find(input, question.To is null ? null : Nodes.Find(estate.Graph, question.To), question.Kind, question.Alternatives);
        progress.Clear();
        Answer.Write(output, to => Write(found, format, output is not null, to));
        return Exit.Of(estate);
    }

    private static void Write(AttackPaths found, string format, bool toFile, Stream to)
    {
        if (format == "json")
        {
            JsonReport.Write(found, to);
            return;
        }

        if (Drawing.IsPicture(format))
        {
            Drawing.Write(Picture.Of(found.Input, found.Attacks), format, to);
            return;
        }

        using var writer = new StreamWriter(to, leaveOpen: true);
        var page = new Page(writer, Page.WidthOfScreen());
        var text = new AttackText(page, Style.ForOutput(toFile), found.Input);
        if (found.Attacks.Count == 0)
            page.Paragraph("", "no way was found");
        foreach (var attack in found.Attacks)
        {
            text.Write(attack, explain: false);
            page.Blank();
        }
    }
}
