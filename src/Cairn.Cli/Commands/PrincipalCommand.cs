using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>`cairn principal`: what one identity can do, grouped.</summary>
internal static class PrincipalCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("path... principal") { Description = "The sources, and last the user, role or group by key or name.", Arity = new(2, 10_000) };
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("principal", "Show what one identity can do, grouped by permission, with the conditions that remain.") { words, format, output };
        var sources = new SourceOptions(command);
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(words);
            var estate = AccessOptions.Read(given[..^1], sources.Read(parsed));
            var principal = new PrincipalText(estate.Graph, Nodes.Find(estate.Graph, given[^1]));
            Answer.Write(parsed.GetValue(output), to =>
            {
                if (parsed.GetValue(format) == "json")
                {
                    principal.WriteJson(to);
                    return;
                }

                using var writer = new StreamWriter(to, leaveOpen: true);
                principal.Write(new Page(writer, Page.WidthOfScreen()));
            });
            return Exit.OfAnswer(estate);
        });
        return command;
    }
}
