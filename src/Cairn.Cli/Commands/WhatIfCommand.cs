using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn what-if`: what an edit would open and close, without making it.</summary>
internal static class WhatIfCommand
{
    public static Command Create()
    {
        var paths = Options.Paths();
        var remove = Many("--remove", "Take away a record (ADDRESS), a statement (ADDRESS#SID or ADDRESS#1), or what stands at a JSON pointer (ADDRESS@/ingress/0).");
        var add = Many("--add", "Add attach:POLICY=IDENTITY, statement:FILE=ADDRESS (to a policy), trust:PRINCIPAL=ROLE, scp:FILE=TARGET (a document on an organisational unit or account), or ingress:CIDR:PORT=GROUP.");
        var replace = Many("--replace", "Put the text of a file in place of a record's policy (ADDRESS=FILE), a statement (ADDRESS#SID=FILE), or what stands at a JSON pointer (ADDRESS@/assume_role_policy=FILE).");
        var with = new Option<string?>("--with") { Description = "Compare with this other estate instead, such as a plan." };
        var format = Options.Format("text", "json");
        var output = Options.Out();
        var command = new Command("what-if", "Show which attacks an edit of policies, attachments or network rules would open and close, without making it.") { paths, remove, add, replace, with, format, output };
        var asking = new AskingOptions(command);
        var sources = new SourceOptions(command);
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(paths),
            sources.Read(parsed),
            new(parsed.GetValue(remove) ?? [], parsed.GetValue(add) ?? [], parsed.GetValue(replace) ?? [], parsed.GetValue(with)),
            asking.Read(parsed),
            parsed.GetValue(format)!,
            parsed.GetValue(output)));
        return command;
    }

    private sealed record Wish(string[] Remove, string[] Add, string[] Replace, string? With)
    {
        public bool IsEmpty => Remove.Length + Add.Length + Replace.Length == 0;
    }

    private static Option<string[]> Many(string name, string about) => new(name) { Description = about, AllowMultipleArgumentsPerToken = true };

    private static int Run(string[] paths, ReadOptions sources, Wish wish, Asking asking, string format, FileInfo? output)
    {
        if (wish.IsEmpty == wish.With is null)
            throw new UsageException("say what would be different: `--remove`, `--add`, `--replace`, or `--with` another estate");
        var progress = new Progress();
        var before = LoadedEstate.Read(paths, progress, sources with { SharesParameters = wish.With is not null });
        var after = wish.With is { } other ? LoadedEstate.Read([other], progress, sources with { DeclaredElsewhere = before.Collected.DeclaredParameters }, before.Aws) : Suppose(before, wish);
        progress.Say("comparing attacks");
        var diff = Comparison.Of(before, after, asking);
        progress.Clear();
        DiffAnswer.Write(diff, format, output);
        return Exit.Of(before, after);
    }

    private static LoadedEstate Suppose(LoadedEstate estate, Wish wish)
    {
        var supposition = new Supposition(estate);
        foreach (var what in wish.Remove)
            supposition.Remove(what);
        foreach (var what in wish.Replace)
            supposition.Replace(what);
        foreach (var what in wish.Add)
            supposition.Add(what);
        return supposition.Estate();
    }
}
