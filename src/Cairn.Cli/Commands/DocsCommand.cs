using System.CommandLine;
using Cairn.Cli.Reference;

namespace Cairn.Cli.Commands;

/// <summary>`cairn docs`: writes the reference from the declarations.</summary>
internal static class DocsCommand
{
    public static Command Create(RootCommand root)
    {
        var output = new Option<DirectoryInfo>("--out", "-o")
        {
            Description = "The folder to write to; pages there that no longer exist are left alone.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("docs", "reference")),
        };
        var command = new Command("docs", "Write the reference: commands, resource types, permissions, techniques, targets, rules, JSON formats.") { output };
        command.SetAction(parsed => Run(ReferencePages.Of(root), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(IReadOnlyList<ReferencePage> pages, DirectoryInfo folder)
    {
        foreach (var page in pages)
        {
            var file = new FileInfo(Path.Combine(folder.FullName, page.Path));
            file.Directory!.Create();
            Answer.Write(file, to => to.Write(System.Text.Encoding.UTF8.GetBytes(page.Text)));
        }

        Console.Error.WriteLine($"{pages.Count} pages in {folder}");
        return Exit.Fine;
    }
}
