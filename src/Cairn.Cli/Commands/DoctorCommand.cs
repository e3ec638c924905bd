using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Commands;

/// <summary>`cairn doctor`: whether a source can be read, and what is missing if it cannot.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Try whether a live source can be read, and say what is missing.");
        command.Add(Aws());
        return command;
    }

    private static Command Aws()
    {
        var options = new AwsOptionSet();
        var policy = new Option<string?>("--policy") { Description = "Only print the smallest policy that lets Cairn read everything: json, terraform or cloudformation.", HelpName = "json|terraform|cloudformation" };
        policy.AcceptOnlyFromAmong("json", "terraform", "cloudformation");
        var command = new Command("aws", "Try every call that Cairn makes once, in one account and region, and with --org-role whether the other accounts let it in; exits with 3 when something is denied.") { policy };
        foreach (var option in options.All)
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(policy) is { } format)
            {
                Console.Out.Write(AwsPolicyText.Write(format, AwsPermissions.All));
                return Exit.Fine;
            }

            return await Examine(options.Read(parsed, journal: ""), cancellation);
        });
        return command;
    }

    private static async Task<int> Examine(AwsOptions options, CancellationToken cancellation)
    {
        var progress = new Progress();
        progress.Say("trying every call once");
        try
        {
            var diagnosis = await new AwsDoctor(options, TimeProvider.System).Examine(cancellation);
            progress.Clear();
            new AwsDiagnosisText(new Page(Console.Out, Page.WidthOfScreen()), diagnosis).Write();
            return diagnosis.NotSeen.Count > 0 || diagnosis.Calls.Any(call => call.Outcome == CallOutcome.Denied) ? Exit.Incomplete : Exit.Fine;
        }
        catch (AwsUnreachableException e)
        {
            throw new UsageException(e.Message, e.Help);
        }
        finally
        {
            progress.Clear();
        }
    }
}
