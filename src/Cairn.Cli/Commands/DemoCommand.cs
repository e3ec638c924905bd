using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary>`cairn demo`: the sample estate, scanned.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var format = Options.Format("text", "json");
        var command = new Command("demo", "Scan a sample estate that ships with Cairn: a health company's triage model and care assistant.") { format };
        command.SetAction(parsed => ScanCommand.Run(new([Sample], Pipeline.Asking.Default, parsed.GetValue(format)!, null, null) { IsSample = true }));
        return command;
    }

    internal static string Sample => Path.Combine(AppContext.BaseDirectory, "samples", "larkspur-health", "state.json");
}
