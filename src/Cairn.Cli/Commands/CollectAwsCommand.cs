using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>`cairn collect aws`: asks live accounts and keeps what they say as a snapshot.</summary>
internal static class CollectAwsCommand
{
    public static Command Create()
    {
        var options = new AwsOptionSet();
        var output = new Option<FileInfo>("--out", "-o") { Description = "The snapshot file to write; a name ending in .gz is compressed.", Required = true };
        var resume = new Option<bool>("--resume") { Description = "Go on where an interrupted collection into the same file stopped." };
        var command = new Command("aws", "Ask live AWS accounts, read-only, and keep what they say as one snapshot.") { output, resume };
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(output).FullName;
            var summary = await AwsRun.Collect(options.Read(parsed, path + ".journal", parsed.GetValue(resume)), path, keeps: true, cancellation);
            AwsSummaryText.Write(summary, new Page(Console.Error, Page.WidthOfScreen()));
            return summary.Records == 0 ? Exit.Incomplete : Exit.Fine;
        });
        return command;
    }
}
