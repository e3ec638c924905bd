using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn inventory`: every node that was found.</summary>
internal static class InventoryCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var kind = new Option<string[]>("--kind") { Description = "Only nodes of these kinds, such as Agent or AwsS3Bucket.", AllowMultipleArgumentsPerToken = true };
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("inventory", "List everything that was found, by kind.") { paths, kind, format, output };
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.GetValue(kind) ?? [], parsed.GetValue(format)!, parsed.GetValue(output), sources.Read(parsed)));
        return command;
    }

    private static int Run(string[] paths, string[] kinds, string format, FileInfo? output, ReadOptions sources)
    {
        var progress = new Progress();
        var estate = LoadedEstate.Read(paths, progress, sources);
        progress.Clear();
        var nodes = Inventory.Nodes(estate.Graph, kinds);
        Answer.Write(output, to =>
        {
            if (format == "json")
                Inventory.WriteJson(estate, nodes, to);
            else
                WriteText(estate, nodes, to);
        });
        return Exit.Of(estate);
    }

    private static void WriteText(LoadedEstate estate, IReadOnlyList<int> nodes, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        var page = new Page(writer, Page.WidthOfScreen());
        foreach (var group in nodes.GroupBy(node => Names.KindOf(estate.Graph, node)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            page.Raw($"{Plain.Line(group.Key)} ({group.Count()})");
            foreach (var node in group)
                page.Paragraph("  ", Label(estate, node));
        }
    }

    private static string Label(LoadedEstate estate, int node)
    {
        var (name, key) = (Names.Of(estate.Graph, node), estate.Graph.Key(node));
        return name == key ? key : $"{name}  {key}";
    }
}
