using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>Where labs lie: the shared sets, or any folder of the same form named by <c>CAIRN_LABS</c>.</summary>
internal static class LabSet
{
    private static readonly string? Chosen = Environment.GetEnvironmentVariable("CAIRN_LABS") is { Length: > 0 } named ? named : null;

    /// <summary>The folder with one JSON file for each lab; null where there is none.</summary>
    public static string? Folder { get; } = Existing(Chosen ?? (Repository.Shared is { } shared ? Path.Combine(shared, "conformance", "pathfinding-labs", "scenarios") : null));

    /// <summary>Every lab, and one name for none, so that a test that has nothing to look at says so.</summary>
    public static IReadOnlyList<string> Scenarios { get; } = Folder is null ? ["(absent)"] : [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)];

    public static string Scenario(string name)
    {
        Assert.SkipWhen(Folder is null, "the labs are not beside this checkout (set CAIRN_SHARED, or CAIRN_LABS to a folder of such files)");
        var path = Path.Combine(Folder!, $"{name}.json");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there");
        return path;
    }

    private static string? Existing(string? folder) => Directory.Exists(folder) ? folder : null;
}
