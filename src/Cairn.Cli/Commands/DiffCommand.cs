using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn diff`: what tells two estates apart, attacks first.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("before") { Description = "The estate as it was: a file or folder that `scan` reads." };
        var after = new Argument<string>("after") { Description = "The estate as it is, or as it is planned." };
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("diff", "Show which attacks a change opens and closes, and the record change behind each.") { before, after, format, output };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(before),
            parsed.GetRequiredValue(after),
            sources.Read(parsed),
            asking.Read(parsed),
            parsed.GetValue(format)!,
            parsed.GetValue(output)));
        return command;
    }

    private static int Run(string before, string after, ReadOptions sources, Asking asking, string format, FileInfo? output)
    {
        var progress = new Progress();
        var first = LoadedEstate.Read([before], progress, sources with { SharesParameters = true });
        var second = LoadedEstate.Read([after], progress, sources with { DeclaredElsewhere = first.Collected.DeclaredParameters }, first.Aws);
        progress.Say("comparing attacks");
        var diff = Comparison.Of(first, second, asking);
        progress.Clear();
        DiffAnswer.Write(diff, format, output);
        return Exit.Of(first, second);
    }
}
