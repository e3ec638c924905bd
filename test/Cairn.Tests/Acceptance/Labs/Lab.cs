using System.Text.Json;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>One environment with a known escalation: what the attacker holds, what must be reached, and by which path of the catalogue.</summary>
internal sealed record Lab
{
    /// <summary>
    /// The restatement puts everything into one region. Where a policy names the region it was written for, the environment is
    /// moved there: as restated, the permission is on a function in a region where there is none.
    /// </summary>
    private static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["cross-account__dev-to-prod__multi-hop__lambda-invoke-update"] = "us-west-2",
    };

    /// <summary>The file's name without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>The ids of the catalogue's paths that an attack must go through, all of them on one way; none where the set names none.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    public required IReadOnlyList<string> Starts { get; init; }

    /// <summary>Administrators and other targets that must be reached; some are only made during the attack.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The nodes of the known path, in its order.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>The environment itself, as far as this file restates it.</summary>
    public required IReadOnlyList<Record> Records { get; init; }

    public static Lab Read(string path) => Of(Path.GetFileNameWithoutExtension(path), Text(path));

    /// <summary>The lab with what its attack needs denied; null where its truth does not say what that is.</summary>
    public static Lab? ReadNearMiss(string path) => NearMiss.Of(Text(path)) is { } text ? Of(Path.GetFileNameWithoutExtension(path), text) : null;

    private static Lab Of(string name, string text)
    {
        using var file = JsonDocument.Parse(text);
        var root = file.RootElement;
        var expected = root.GetProperty("expected");
        return new()
        {
            Name = name,
            Paths = CatalogueIds.Of(name, root.GetProperty("pathfindingId").GetString()),
            Starts = Texts(expected, "start"),
            Targets = [.. Texts(expected, "admins"), .. Texts(expected, "targets")],
            Nodes = [.. expected.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("arn").GetString()!)],
            Records = [.. LabRecords.Of(name, root)],
        };
    }

    private static string Text(string path) => Regions.TryGetValue(Path.GetFileNameWithoutExtension(path), out var region)
        ? File.ReadAllText(path).Replace("us-east-1", region, StringComparison.Ordinal)
        : File.ReadAllText(path);

    private static List<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
