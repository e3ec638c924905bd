using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Commands;

/// <summary>`cairn drift`: in what a live estate differs from what was declared.</summary>
internal static class DriftCommand
{
    private const string LiveAws = "aws";

    public static Command Create()
    {
        var declared = new Argument<string>("declared") { Description = "What was declared: templates, code, a plan or state; a file or folder." };
        var live = new Argument<string>("live") { Description = "What is there: saved answers, AWS Config items, a snapshot; or `aws` for the live account." };
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("drift", "Show in what a live estate differs from what was declared, by resource and field; first what changes attacks.") { declared, live, format, output };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        var aws = new AwsOptionSet();
        foreach (var option in aws.WithoutRegion)
            command.Add(option);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(live);
            var request = new Request(parsed.GetRequiredValue(declared), path, asking.Read(parsed), sources.Read(parsed), parsed.GetValue(format)!, parsed.GetValue(output));
            if (path == LiveAws && !Path.Exists(path))
                return await Collected(request, journal => aws.Read(parsed, journal, request.Sources.Region is { } region ? [region] : []), cancellation);
            return aws.Given(parsed) is { } option ? throw new UsageException($"`{option}` is for the live account", "give `aws` as what is there") : Run(request);
        });
        return command;
    }

    internal sealed record Request(string Declared, string Live, Asking Asking, ReadOptions Sources, string Format, FileInfo? Out);

    private static async Task<int> Collected(Request request, Func<string, AwsOptions> live, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("cairn");
        try
        {
            var snapshot = Path.Combine(folder.FullName, "aws.ndjson");
            var summary = await AwsRun.Collect(live(snapshot + ".journal"), snapshot, keeps: false, cancellation);
            AwsSummaryText.Write(summary, new Page(Console.Error, Page.WidthOfScreen()));
            return Run(request with { Live = snapshot });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Run(Request request)
    {
        var progress = new Progress();
        var live = LoadedEstate.Read([request.Live], progress, request.Sources with { SharesParameters = true });
        var declared = LoadedEstate.Read([request.Declared], progress, Placed(request.Sources with { DeclaredElsewhere = live.Collected.DeclaredParameters }, live));
        progress.Say("comparing");
        var drift = Drift.Of(declared.Placed(live), live, request.Asking);
        progress.Clear();
        if (live.IsEmpty || declared.IsEmpty)
        {
            Console.Error.WriteLine($"cairn: there is nothing to compare: `{(live.IsEmpty ? request.Live : request.Declared)}` describes no resource");
            return live.HasProblems || declared.HasProblems ? Exit.WrongInput : Exit.Incomplete;
        }

        Answer.Write(request.Out, to => Write(drift, request, to));
        return live.HasProblems || declared.HasProblems ? Exit.WrongInput : Exit.Fine;
    }

    private static void Write(Drift drift, Request request, Stream to)
    {
        if (request.Format == "json")
        {
            DriftJson.Write(drift, to);
            return;
        }

        using var writer = new StreamWriter(to, leaveOpen: true);
        new DriftText(new Page(writer, Page.WidthOfScreen()), Style.ForOutput(request.Out is not null), drift).Write();
    }

    /// <summary>What is declared without an account is meant for the one that is there.</summary>
    private static ReadOptions Placed(ReadOptions options, LoadedEstate live) =>
        options with { Account = options.Account ?? live.OnlyAccount, Region = options.Region ?? live.OnlyRegion };
}
