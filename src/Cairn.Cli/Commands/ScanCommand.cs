using System.CommandLine;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn scan`: what is at risk, why, and what could not be seen.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var failOn = Options.FailOn();
        var explain = new Option<bool>("--explain-sources") { Description = "Say what each file was taken for and why, or why it was left, and search nothing." };
        var command = new Command("scan", "Show which AI systems are at risk and why, what else is exposed, and what could not be seen.") { paths, format, output, failOn, explain, ScanAwsCommand.Create() };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => parsed.GetValue(explain)
            ? ExplainSources.Run(parsed.GetRequiredValue(paths), sources.Read(parsed), parsed.GetValue(format)!, parsed.GetValue(output))
            : Run(new(
                parsed.GetRequiredValue(paths),
                asking.Read(parsed),
                parsed.GetValue(format)!,
                parsed.GetValue(output),
                parsed.GetValue(failOn))
            {
                Sources = sources.Read(parsed),
            }));
        return command;
    }

    internal sealed record Request(IReadOnlyList<string> Paths, Asking Asking, string Format, FileInfo? Out, string? FailOn)
    {
        public ReadOptions Sources { get; init; } = new();

        /// <summary>The path is a file that ends with this run.</summary>
        public bool IsLive { get; init; }

        /// <summary>The path is that of the sample, wherever Cairn is installed.</summary>
        public bool IsSample { get; init; }
    }

    internal static int Run(Request request)
    {
        var progress = new Progress();
        var estate = LoadedEstate.Read(request.Paths, progress, request.Sources);
        progress.Say("searching attacks");
        var knowledge = Knowledge.Read();
        var input = estate.Input(knowledge, request.Asking) with { Attackers = Entries.Places(estate.Graph, request.Asking.From, knowledge.Attackers) };
        var report = Report.Scan(input);
        progress.Clear();
        // An estate of nothing has no report for people to take for a clean one; JSON says the same by its gaps.
        if (!estate.IsEmpty || request.Format == "json")
            Answer.Write(request.Out, to => Write(report, request, to));
        return ExitOf(estate, report, request.FailOn);
    }

    private static void Write(Report report, Request request, Stream to)
    {
        if (request.Format == "json")
        {
            JsonReport.Write(report, to);
            return;
        }

        using var writer = new StreamWriter(to, leaveOpen: true);
        new ReportText(new Page(writer, Page.WidthOfScreen()), Style.ForOutput(request.Out is not null), report).Write(Named(request));
    }

    /// <summary>What was scanned, as another command would be told it; null where no other command can read it.</summary>
    private static string? Named(Request request)
    {
        if (request.IsLive)
            return null;
        var path = request is { Paths: [var only], IsSample: false } && only != "-" ? Quoted(only) : "PATH";
        return string.Join(' ', request.Asking.From.Select(Quoted).Prepend(request.Asking.From.Count > 0 ? $"{path} --from" : path));
    }

    private static string Quoted(string word) => word.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or ':' or '@') ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static int ExitOf(LoadedEstate estate, Report report, string? failOn)
    {
        if (estate.IsEmpty)
        {
            Console.Error.WriteLine("cairn: nothing could be looked at: no source describes any resource");
            if (!estate.HasProblems)
                Console.Error.WriteLine("help: `--explain-sources` says what each file was taken for");
        }

        if (Exit.Of(estate) is not Exit.Fine and var ended)
            return ended;
        return failOn is not null && report.Worst >= Enum.Parse<Severity>(failOn, ignoreCase: true) ? Exit.Findings : Exit.Fine;
    }
}
