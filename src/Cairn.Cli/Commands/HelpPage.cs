using System.CommandLine;
using System.CommandLine.Help;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>What <c>--help</c> shows: words for values that say what is wanted, and lines that fit the reader's screen.</summary>
internal static class HelpPage
{
    /// <summary>The severities, in the order in which they mean more.</summary>
    public const string Severities = "low|medium|high|critical";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["--account"] = "ACCOUNT",
        ["--action"] = "ACTION",
        ["--alternatives"] = "N",
        ["--attack"] = "ATTACK",
        ["--context"] = "KEY=VALUE",
        ["--crown"] = "QUERY",
        ["--crown-tag"] = "KEY=VALUE",
        ["--finding"] = "FINDING",
        ["--from"] = "ATTACKER",
        ["--graph"] = "GRAPH",
        ["--history"] = "FILE",
        ["--kind"] = "KIND",
        ["--org-role"] = "ROLE",
        ["--out"] = "FILE",
        ["--param"] = "NAME=VALUE",
        ["--parameter"] = "NAME=VALUE",
        ["--parameter-file"] = "FILE",
        ["--part"] = "PART=NODE",
        ["--principal"] = "PRINCIPAL",
        ["--profile"] = "PROFILE",
        ["--region"] = "REGION",
        ["--resource"] = "RESOURCE",
        ["--to"] = "NODE",
        ["--to-kind"] = "TARGET",
        ["--var"] = "NAME=VALUE",
        ["--var-file"] = "FILE",
        ["--what"] = "ID|NODE",
        ["--with"] = "PATH",
    };

    /// <summary>Gives every option of these commands its word.</summary>
    public static void Prepare(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
            ((HelpAction)option.Action!).MaxWidth = Page.WidthOfScreen(); // the action that a help option is made with
        Name(root);
    }

    private static void Name(Command command)
    {
        foreach (var option in command.Options.Where(option => option.HelpName is null && option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool)))
            option.HelpName = Words.TryGetValue(option.Name, out var word) ? word : Word(option);
        foreach (var inner in command.Subcommands)
            Name(inner);
    }

    /// <summary>Numbers say so themselves; others are named by what they are about.</summary>
    private static string Word(Option option) =>
        option.ValueType == typeof(int) || option.ValueType == typeof(long) || option.ValueType == typeof(double) ? "N" : option.Name.TrimStart('-').Split('-')[^1].ToUpperInvariant();
}
