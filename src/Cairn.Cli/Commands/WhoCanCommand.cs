using System.CommandLine;
using Cairn.Cli.Text;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Commands;

/// <summary>`cairn who-can`: everybody who may do this here.</summary>
internal static class WhoCanCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var action = AccessOptions.Action();
        var resource = new Option<string>("--resource", "-r") { Description = "What it acts on: a node by key or name, or an ARN, with wildcards if need be.", Required = true };
        var context = AccessOptions.Context();
        var unlisted = AccessOptions.Unlisted();
        var format = Options.Format("text", "json");
        var command = new Command("who-can", "List everybody who may do something, with the conditions that remain; anyone on the internet included.") { paths, action, resource, context, unlisted, format };
        var sources = new SourceOptions(command);
        command.SetAction(parsed =>
        {
            var asked = AccessOptions.Asked(parsed, action, unlisted);
            var estate = AccessOptions.Read(parsed.GetRequiredValue(paths), sources.Read(parsed));
            var who = Who(estate.Access(), asked, AccessOptions.Resource(estate, parsed.GetRequiredValue(resource), asked), AccessOptions.Keys(parsed.GetValue(context)));
            Answer.Write(null, to => AccessText.Write(who, parsed.GetValue(format)!, to));
            return Exit.OfAnswer(estate);
        });
        return command;
    }

    private static List<AccessAnswer> Who(IAnswerAccess access, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> context) =>
        [.. access.Principals.Prepend("*").Select(principal => access.Can(principal, action, resource, context)).Where(answer => answer.Decision != "denied")];
}
