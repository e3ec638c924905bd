using System.CommandLine;
using Cairn.Cli.Pipeline;

namespace Cairn.Cli.Commands;

/// <summary>The options of every command that searches attacks: who attacks, and what is dear.</summary>
internal sealed class AskingOptions
{
    private readonly Option<string[]> _from = new("--from") { Description = $"{Entries.Help} Default: internet.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> _crown = new("--crown") { Description = "What else is worth protecting: a query that returns nodes, such as 'MATCH (b:Bucket) WHERE b.name = \"patients\" RETURN b'." };
    private readonly Option<string[]> _tag = new("--crown-tag") { Description = "The same by tag: KEY=VALUE." };

    public AskingOptions(Command command)
    {
        command.Add(_from);
        command.Add(_crown);
        command.Add(_tag);
    }

    public Asking Read(ParseResult parsed) => new(parsed.GetValue(_from) ?? [], parsed.GetValue(_crown) ?? [], parsed.GetValue(_tag) ?? []);
}
