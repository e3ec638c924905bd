using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Sources;
using Cairn.Sources.Snapshots;

namespace Cairn.Cli.Commands;

/// <summary>`cairn collect`: reads sources once and keeps their records as a snapshot.</summary>
internal static class CollectCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var output = new Option<FileInfo>("--out", "-o") { Description = "The snapshot file to write; a name ending in .gz is compressed.", Required = true };
        var command = new Command("collect", "Read sources and keep what they say as one snapshot that every other command reads.") { paths, output, CollectAwsCommand.Create() };
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.GetRequiredValue(output), sources.Read(parsed)));
        return command;
    }

    private static int Run(string[] paths, FileInfo output, ReadOptions sources)
    {
        var progress = new Progress();
        var collected = Reading.Collect(paths, progress, sources);
        progress.Clear();
        if (collected.Records.Count == 0)
        {
            Console.Error.WriteLine("cairn: nothing was collected, so nothing was written");
            return collected.Diagnostics.Count > 0 ? Exit.WrongInput : Exit.Incomplete;
        }

        SnapshotWriter.Write(output.FullName, collected.Records, collected.Gaps);
        Console.Error.WriteLine($"{collected.Records.Count} resources and {collected.Gaps.Count} gaps from {collected.Sources.Count} sources");
        return collected.Diagnostics.Count > 0 ? Exit.WrongInput : Exit.Fine;
    }
}
