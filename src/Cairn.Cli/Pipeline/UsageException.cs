namespace Cairn.Cli.Pipeline;

/// <summary>The user's words do not fit: what is wrong and what would help.</summary>
internal sealed class UsageException(string message, string? help = null) : Exception(message)
{
    public string? Help { get; } = help;
}
