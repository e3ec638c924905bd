using Cairn.Graph.Cypher.Binding;

namespace Cairn.Sources;

/// <summary>Helps with a name for a parameter or variable that no source declares.</summary>
internal static class DeclaredNames
{
    private const int Listed = 8;

    /// <param name="none">What to say where nothing is declared at all.</param>
    public static string Help(string name, IReadOnlyCollection<string> declared, string none)
    {
        if (declared.Count == 0)
            return none;
        var sorted = declared.Order(StringComparer.Ordinal).ToList();
        if (Suggestion.Nearest(name, sorted) is { } near)
            return $"did you mean `{near}`?";
        // Names of one stack among several stand for the same parameters.
        sorted.RemoveAll(other => other.Contains('.', StringComparison.Ordinal));
        return $"declared are {string.Join(", ", sorted.Take(Listed).Select(other => $"`{other}`"))}{(sorted.Count > Listed ? $" and {sorted.Count - Listed} more" : "")}";
    }
}
