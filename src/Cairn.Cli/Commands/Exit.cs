using Cairn.Cli.Pipeline;

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

    /// <summary>Of an answer about whole estates: an answer about nothing is none.</summary>
    public static int Of(params ReadOnlySpan<LoadedEstate> estates)
    {
        var isEmpty = true;
        foreach (var estate in estates)
        {
            if (estate.HasProblems)
                return WrongInput;
            isEmpty &= estate.IsEmpty;
        }

        return isEmpty ? Incomplete : Fine;
    }

    /// <summary>Of an answer about something that was found in the estate.</summary>
    public static int OfAnswer(LoadedEstate estate) => estate.HasProblems ? WrongInput : Fine;
}
