using System.CommandLine;

namespace Cairn.Cli.Commands;

/// <summary>Arguments and options that several commands share, so that they read the same everywhere.</summary>
internal static class Options
{
    public static Argument<string[]> Paths() => new("path")
    {
        Description = "Terraform code (a directory), states and plans (JSON, or raw .tfstate), CloudFormation, SAM and CDK templates, AWS Config items, saved AWS CLI answers, snapshots, or folders of them; plain or gzip; - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = $"{string.Join(" or ", formats)}.",
            DefaultValueFactory = _ => formats[0],
            HelpName = string.Join('|', formats),
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    public static Option<FileInfo?> Out() => new("--out", "-o") { Description = "Write the answer to this file instead of standard output." };

    public static Option<string?> FailOn()
    {
        var option = new Option<string?>("--fail-on") { Description = "Exit with 1 when an attack or finding is at least this bad: low, medium, high or critical.", HelpName = HelpPage.Severities };
        option.AcceptOnlyFromAmong("low", "medium", "high", "critical");
        return option;
    }
}
