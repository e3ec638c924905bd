using System.CommandLine;
using Cairn.Analysis.Fixes;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Analysis.Rules;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn fix`: the cheapest set of changes after which none of the attacks remains.</summary>
internal static class FixCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var to = new Option<string?>("--to") { Description = "Stop the attacks on this node, by key or name." };
        var kind = new Option<string?>("--to-kind") { Description = "Stop the attacks on targets of this kind: admin, sensitive-data, model, secret." };
        var attack = new Option<string?>("--attack") { Description = "Stop this one attack (atk-…)." };
        var finding = new Option<string?>("--finding") { Description = "Stop the attacks that touch what this finding is about (fnd-…)." };
        var all = new Option<bool>("--all") { Description = "Stop every attack of the estate; so too when no target is named." };
        var above = new Option<string>("--above") { Description = "Only attacks at least this bad: low, medium, high or critical.", HelpName = HelpPage.Severities, DefaultValueFactory = _ => "low" };
        above.AcceptOnlyFromAmong("low", "medium", "high", "critical");
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("fix", "Find the smallest set of changes after which no attack remains, with the proof that nothing less will do.") { paths, to, kind, attack, finding, all, above, format, output };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(paths),
            sources.Read(parsed),
            asking.Read(parsed),
            Asked(new(parsed.GetValue(to), parsed.GetValue(kind), parsed.GetValue(attack), parsed.GetValue(finding), Enum.Parse<Severity>(parsed.GetValue(above)!, ignoreCase: true)), parsed.GetValue(all)),
            parsed.GetValue(format)!,
            parsed.GetValue(output)));
        return command;
    }

    private sealed record Question(string? To, string? Kind, string? Attack, string? Finding, Severity Above);

    private static Question Asked(Question question, bool all) =>
        new object?[] { question.To, question.Kind, question.Attack, question.Finding }.Count(asked => asked is not null) + (all ? 1 : 0) > 1
            ? throw new UsageException("`--to`, `--to-kind`, `--attack`, `--finding` and `--all` exclude each other")
            : question;

    private static int Run(string[] paths, ReadOptions sources, Asking asking, Question question, string format, FileInfo? output)
    {
        var progress = new Progress();
        var estate = LoadedEstate.Read(paths, progress, sources);
        progress.Say("searching attacks");
        var input = estate.Input(Knowledge.Read(), asking);
        var attacks = Attacks(input, estate, question);
        progress.Say("searching the smallest fix");
        var changes = new EstateChanges(estate.Estate);
        var fix = Fix.Find(new FixQuestion(input, attacks, changes, Knowledge.ReadFixCosts()) { Above = question.Above });
        progress.Say("scanning the changed estate");
        if (EstateChanges.Tried(estate, changes, [.. fix.Changes.Select(change => change.Change.Id)]) is { } changed)
            fix = fix.ScannedAgain(changed.Input(input.Knowledge, asking));
        progress.Clear();
        Answer.Write(output, to =>
        {
            if (format == "json")
                JsonFix.Write(fix, to);
            else
                WriteText(fix, output is not null, to);
        });
        return Exit.Of(estate);
    }

    private static List<RatedAttack> Attacks(ReportInput input, LoadedEstate estate, Question question)
    {
        var found = AttackPaths.Find(input, question.To is null ? null : Nodes.Find(estate.Graph, question.To), question.Kind).Attacks;
        if (question.Finding is { } id)
        {
            var finding = RuleFinding.Find(input.Graph, input.Knowledge.Rules, input.Matcher).FirstOrDefault(finding => finding.Id == id) ?? throw new UsageException($"no finding has the id `{id}`");
            return [.. found.Where(attack => attack.Derivation.Steps.Any(step => step.Needs.Append(step.Gives).Any(held => held.Node == finding.Subject)))];
        }

        var asked = found.Where(attack => question.Attack is null || attack.Id == question.Attack).ToList();
        return question.Attack is not null && asked.Count == 0
            ? throw new UsageException($"no attack has the id `{question.Attack}`", "ids stay the same while entry and target do; give `--from` as in the scan that showed it")
            : asked;
    }

    private static void WriteText(Fix fix, bool toFile, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        new FixText(new Page(writer, Page.WidthOfScreen()), Style.ForOutput(toFile), fix).Write();
    }
}
