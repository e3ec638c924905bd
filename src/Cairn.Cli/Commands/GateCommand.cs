using System.CommandLine;
using System.Globalization;
using Cairn.Analysis.Changes;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn gate`: may this change go ahead? Clean, blocked or unknown.</summary>
internal static class GateCommand
{
    private const int GapsShown = 10;

    public static Command Create()
    {
        var before = new Argument<string>("base") { Description = "The estate as it is: a file or folder that `scan` reads." };
        var after = new Argument<string>("plan") { Description = "The estate as the change would make it, such as a Terraform plan." };
        var failOn = Options.FailOn();
        failOn.Description = "Blocked when an attack at least this bad is opened: low, medium, high or critical.";
        failOn.DefaultValueFactory = _ => "high";
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("gate", "Judge a planned change: clean (exit 0), blocked (exit 1) or unknown (exit 3), with reasons.") { before, after, failOn, format, output };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(
            (parsed.GetRequiredValue(before), parsed.GetRequiredValue(after)),
            sources.Read(parsed),
            Enum.Parse<Severity>(parsed.GetValue(failOn)!, ignoreCase: true),
            asking.Read(parsed),
            parsed.GetValue(format)!,
            parsed.GetValue(output)));
        return command;
    }

    private static int Run((string Before, string After) paths, ReadOptions sources, Severity failOn, Asking asking, string format, FileInfo? output)
    {
        var progress = new Progress();
        var first = LoadedEstate.Read([paths.Before], progress, sources with { SharesParameters = true });
        var second = LoadedEstate.Read([paths.After], progress, sources with { DeclaredElsewhere = first.Collected.DeclaredParameters }, first.Aws);
        progress.Say("comparing attacks");
        var gate = Gate.Judge(Comparison.Of(first, second, asking), failOn, second.IsEmpty);
        progress.Clear();
        Answer.Write(output, to =>
        {
            if (format == "json")
                JsonDiff.Write(gate, to);
            else
                WriteText(gate, output is not null, to);
        });
        return Exit.Of(first, second) is Exit.WrongInput ? Exit.WrongInput : gate.Verdict switch
        {
            GateVerdict.Clean => Exit.Fine,
            GateVerdict.Blocked => Exit.Findings,
            _ => Exit.Incomplete,
        };
    }

    private static void WriteText(Gate gate, bool toFile, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        var page = new Page(writer, Page.WidthOfScreen());
        var style = Style.ForOutput(toFile);
        page.Paragraph("", gate.Verdict switch
        {
            GateVerdict.Clean => $"clean: opens no attack of severity {Band.Word(gate.FailOn)} or worse",
            GateVerdict.Blocked => $"blocked: opens or worsens {gate.Worse.Count.ToString(CultureInfo.InvariantCulture)} {(gate.Worse.Count == 1 ? "attack" : "attacks")} of severity {Band.Word(gate.FailOn)} or worse",
            _ => gate.Open.Count > 0 ? "unknown: opens no such attack that can be seen, but some of it cannot be seen" : "unknown: nothing of the planned estate could be looked at",
        });
        var text = new AttackText(page, style, gate.Diff.After);
        foreach (var move in gate.Worse)
        {
            page.Blank();
            text.Write(move.Attack, explain: false);
            foreach (var item in move.Because)
                text.Write(item);
        }

        if (gate.Harmless > 0)
            page.Paragraph("", $"{gate.Harmless.ToString(CultureInfo.InvariantCulture)} more {(gate.Harmless == 1 ? "thing" : "things")} cannot be seen, and could hide no such attack");
        if (gate.Open.Count == 0)
            return;
        page.Blank();
        page.Raw(style.Heading("What the change leaves open"));
        foreach (var (gap, because) in gate.Open.Take(GapsShown))
        {
            page.Paragraph("  - ", $"{gap.Subject}: {gap.Message} [{gap.Code}]");
            page.Paragraph("    why ", because);
        }

        if (gate.Open.Count > GapsShown)
            page.Paragraph("  ", $"and {gate.Open.Count - GapsShown} more; `--format json` has them all");
    }
}
