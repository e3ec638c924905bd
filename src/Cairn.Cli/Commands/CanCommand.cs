using System.CommandLine;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>`cairn can`: may this principal do this here, and why?</summary>
internal static class CanCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var principal = new Option<string>("--principal", "-p") { Description = "Who asks: a user or role by key or name, an ARN, an AWS service, or * for anyone.", Required = true };
        var action = AccessOptions.Action();
        var resource = new Option<string>("--resource", "-r") { Description = "What it acts on: a node by key or name, or an ARN, with wildcards if need be; * is anything.", DefaultValueFactory = _ => "*" };
        var context = AccessOptions.Context();
        var part = AccessOptions.Part();
        var unlisted = AccessOptions.Unlisted();
        var explain = new Option<bool>("--explain") { Description = "Also say why every statement did or did not count." };
        var format = Options.Format("text", "json");
        var command = new Command("can", "Say whether a principal may do something, under which condition, and which policy decides.") { paths, principal, action, resource, part, context, unlisted, explain, format };
        var sources = new SourceOptions(command);
        command.SetAction(parsed =>
        {
            var asked = AccessOptions.Asked(parsed, action, unlisted);
            var estate = AccessOptions.Read(parsed.GetRequiredValue(paths), sources.Read(parsed));
            var access = estate.Access();
            var answer = access.Can(
                AccessOptions.Principal(estate, parsed.GetRequiredValue(principal)),
                asked,
                AccessOptions.Resource(estate, parsed.GetValue(resource)!, asked),
                AccessOptions.Keys(parsed.GetValue(context)),
                AccessOptions.Parts(estate, access.PartsOf(asked), parsed.GetValue(part)));
            Answer.Write(null, to => AccessText.Write(answer, parsed.GetValue(format)!, parsed.GetValue(explain), to));
            return Exit.OfAnswer(estate);
        });
        return command;
    }
}
