using System.CommandLine;

namespace Cairn.Cli.Reference;

/// <summary>The command line, from the same tree that parses it.</summary>
internal static class CommandPage
{
    public static ReferencePage Of(RootCommand root)
    {
        var page = new Markdown()
            .Title("Commands")
            .Paragraph(root.Description ?? "")
            .Paragraph("Exit codes: 0 fine; 1 attacks or findings at or above `--fail-on`; 2 wrong usage or an input that could not be read; 3 incomplete, nothing could be looked at. JSON is written to standard output alone, everything else to standard error.");
        foreach (var command in root.Subcommands.Where(command => !command.Hidden).OrderBy(command => command.Name, StringComparer.Ordinal))
            Write(page, command, $"cairn {command.Name}");
        return new("commands.md", page.ToString());
    }

    private static void Write(Markdown page, Command command, string name)
    {
        page.Heading(name).Paragraph(command.Description ?? "");
        if (command.Action is not null)
        {
            page.Block("text", $"{name}{string.Concat(command.Arguments.Select(Usage))}{(command.Options.Count > 0 ? " [options]" : "")}")
                .Table(["Option", "Meaning"], Rows(command));
        }

        foreach (var inner in command.Subcommands.Where(inner => !inner.Hidden).OrderBy(inner => inner.Name, StringComparer.Ordinal))
            Write(page, inner, $"{name} {inner.Name}");
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(Command command)
    {
        foreach (var argument in command.Arguments.Where(argument => !argument.Hidden))
            yield return [Markdown.Code(Usage(argument).Trim()), argument.Description ?? ""];
        foreach (var option in command.Options.Where(option => !option.Hidden))
            yield return [Markdown.Codes(option.Aliases.Prepend(option.Name)), Meaning(option)];
    }

    private static string Usage(Argument argument) =>
        $" {argument.Name.ToUpperInvariant()}{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}";

    private static string Meaning(Option option) =>
        $"{option.Description}{(option.Required ? " Required." : "")}{(option.HasDefaultValue && option.GetDefaultValue() is { } value and not false ? $" Default: {value}." : "")}";
}
