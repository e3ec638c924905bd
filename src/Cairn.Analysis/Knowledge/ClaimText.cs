using Cairn.Analysis.Matching;

namespace Cairn.Analysis.Knowledge;

/// <summary>The notation <c>own r</c>: a capability and a variable.</summary>
internal static class ClaimText
{
    private static readonly string[] Names = [.. Enum.GetNames<Capability>().Select(n => n.ToLowerInvariant())];

    public static bool TryParse(string text, out Capability capability, out string variable, out string problem, out string? help)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (capability, variable, problem, help) = (default, words.ElementAtOrDefault(1) ?? "", "", null);
        if (words.Length != 2)
        {
            problem = $"`{text}` is not a capability and a variable";
            help = "write `own r`";
            return false;
        }

        var index = Array.IndexOf(Names, words[0]);
        capability = (Capability)Math.Max(index, 0);
        if (index >= 0)
            return true;
        problem = $"there is no capability `{words[0]}`";
        help = Nearest.Help(words[0], Names) ?? $"one of {string.Join(", ", Names)}";
        return false;
    }

    public static string Word(Capability capability) => Names[(int)capability];
}
