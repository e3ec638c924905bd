namespace Cairn.Cli.Commands;

/// <summary>What the process says when it ends; part of the contract.</summary>
internal static class Exit
{
    public const int Fine = 0;

    /// <summary>Attacks or findings at or above <c>--fail-on</c>.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, or an input that could not be read as what it should be.</summary>
    public const int WrongInput = 2;

    /// <summary>Nothing could be looked at.</summary>
    public const int Incomplete = 3;
}
