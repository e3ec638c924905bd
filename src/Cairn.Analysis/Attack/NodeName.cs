using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>What people call a node: its name, led by what it is a part of where its key says so (`triage-prod/main`).</summary>
public static class NodeName
{
    private const int Longest = 120;

    /// <summary>How many ends of a key are tried; no real key has more parts.</summary>
    private const int MaxLevels = 16;

    private const string CredentialPrefix = "credential:";
    private const int HashShown = 8;

    /// <summary>An edge from a part to its whole, for parts whose keys stand beside that of the whole (an alias of an agent).</summary>
    private const string PartOfWhole = "FRONTS";

    public static string Of(GraphSnapshot graph, int node)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var key = graph.Key(node);
        return Short(Own(graph, node) is { } name ? Placed(graph, node, key, name) : OfKey(key));
    }

    internal static string Short(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");

    private static string? Own(GraphSnapshot graph, int node) =>
        graph.Property(node, "name") is { Type: ValueKind.String } name && name.AsString().Length > 0 ? name.AsString() : null;

    private static string Placed(GraphSnapshot graph, int node, string key, string name)
    {
        // What code makes is named after it, since nobody else named it.
        if (name.Contains(" of ", StringComparison.Ordinal) || name.Contains(" by ", StringComparison.Ordinal))
            return name;
        if ((Above(graph, key, name) ?? Whole(graph, node, key)) is not (var place, var separator))
            return name;
        if (name.Contains(' ', StringComparison.Ordinal) && !key.EndsWith(name, StringComparison.Ordinal))
            return $"{name} of {place}";
        return name.StartsWith(separator) ? place + name : $"{place}{separator}{name}";
    }

    /// <summary>The name of the nearest node whose key begins this one; a name that has it in itself needs no place.</summary>
    private static (string Place, char Separator)? Above(GraphSnapshot graph, string key, string name)
    {
        var end = key.Length;
        for (var level = 0; level < MaxLevels; level++)
        {
            end = end > 0 ? key.LastIndexOfAny(['/', ':', '#'], end - 1) : -1;
            if (end <= 0)
                return null;
            if (graph.TryFind(key[..end], out var above) && Own(graph, above) is { } place && !name.Contains(place, StringComparison.Ordinal))
                return (place, key[end] == ':' ? ':' : '/');
        }

        return null;
    }

    private static (string Place, char Separator)? Whole(GraphSnapshot graph, int node, string key)
    {
        var kind = graph.EdgeKindId(PartOfWhole);
        if (kind < 0)
            return null;
        foreach (var edge in graph.Out(node, kind))
        {
            var whole = graph.Key(edge.To);
            if (whole.LastIndexOf('/') is > 0 and var slash && key.Contains($"{whole.AsSpan(slash)}/", StringComparison.Ordinal) && Own(graph, edge.To) is { } place)
                return (place, '/');
        }

        return null;
    }

    /// <summary>Of what nothing names: credentials have only the hash they are keyed by, of which a few digits tell them apart; what does not exist yet has the symbol that its code gives it.</summary>
    private static string OfKey(string key)
    {
        if (key.StartsWith(CredentialPrefix, StringComparison.Ordinal) && key.Length > CredentialPrefix.Length + HashShown)
            return $"credential {key.AsSpan(CredentialPrefix.Length, HashShown)}";
        const string Unplaced = ":unknown:";
        if (key.IndexOf(Unplaced, StringComparison.Ordinal) is > 0 and var at && at + Unplaced.Length < key.Length)
            return key[(at + Unplaced.Length)..];
        // Type, account, symbol: `AwsLambdaUrl:123456789012:desk.Url`.
        return char.IsAsciiLetterUpper(key.FirstOrDefault()) && key.Split(':', 3) is [_, { Length: 12 } account, { Length: > 0 } symbol] && account.All(char.IsAsciiDigit) ? symbol : key;
    }
}
