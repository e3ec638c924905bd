using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>`cairn scan aws`: asks live accounts and reports at once.</summary>
internal static class ScanAwsCommand
{
    public static Command Create()
    {
        var options = new AwsOptionSet();
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var failOn = Options.FailOn();
        var command = new Command("aws", "Ask live AWS accounts, read-only, and show what is at risk there and why.") { format, output, failOn };
        var asking = new AskingOptions(command);
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = Directory.CreateTempSubdirectory("cairn");
            try
            {
                var snapshot = Path.Combine(folder.FullName, "aws.ndjson");
                var summary = await AwsRun.Collect(options.Read(parsed, snapshot + ".journal"), snapshot, keeps: false, cancellation);
                AwsSummaryText.Write(summary, new Page(Console.Error, Page.WidthOfScreen()));
                return ScanCommand.Run(new([snapshot], asking.Read(parsed), parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(failOn)) { IsLive = true });
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }
}
