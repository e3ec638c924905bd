using System.Text.RegularExpressions;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>The labs number a few paths otherwise than the catalogue does, and name those of several hops only in their title.</summary>
internal static partial class CatalogueIds
{
    private static readonly Dictionary<string, string> Renumbered = new(StringComparer.Ordinal)
    {
        ["ec2-003"] = "ec2instanceconnect-003",
        ["ec2-004"] = "ec2-003",
        ["ec2-005"] = "ec2-004",
    };

    /// <summary>Ids of the set that are no paths of the catalogue, with the path that the scenario walks.</summary>
    private static readonly Dictionary<string, string[]> Own = new(StringComparer.Ordinal)
    {
        ["cspm-ec2-001"] = ["ssm-001"],
        // A chatbot that runs commands; the second one then replaces the code of another function.
        ["ctf-001"] = [],
        ["ctf-002"] = ["lambda-004"],
    };

    public static IReadOnlyList<string> Of(string name, string? id) =>
        id is null ? [.. InTitle().Matches(name).Select(match => Translated(match.Value))]
        : Own.TryGetValue(id, out var own) ? own
        : [Translated(id)];

    private static string Translated(string id) => Renumbered.GetValueOrDefault(id, id);

    [GeneratedRegex("(?<=__|-to-)(iam|sts|lambda|ecs)-[0-9]{3}")]
    private static partial Regex InTitle();
}
