using System.Collections.Concurrent;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>Where labs lie: the shared sets, or any folder of the same form named by <c>CAIRN_LABS</c>.</summary>
internal static class LabSet
{
    private static readonly string? Chosen = Environment.GetEnvironmentVariable("CAIRN_LABS") is { Length: > 0 } named ? named : null;

    private static readonly ConcurrentDictionary<string, Lazy<LabResult>> Results = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<string>?>> Lefts = new(StringComparer.Ordinal);

    /// <summary>The folder with one JSON file for each lab; null where there is none.</summary>
    public static string? Folder { get; } = Existing(Chosen ?? (Repository.Shared is { } shared ? Path.Combine(shared, "conformance", "pathfinding-labs", "scenarios") : null));

    /// <summary>Whether these are the shared labs.</summary>
    public static bool IsShared => Folder is not null && Chosen is null;

    /// <summary>Every lab, and one name for none, so that a test that has nothing to look at says so.</summary>
    public static IReadOnlyList<string> Scenarios { get; } = Folder is null ? ["(absent)"] : [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal)];

    public static string Scenario(string name)
    {
        Assert.SkipWhen(Folder is null, "the labs are not beside this checkout (set CAIRN_SHARED, or CAIRN_LABS to a folder of such files)");
        var path = Path.Combine(Folder!, $"{name}.json");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there");
        return path;
    }

    /// <summary>What is found of a lab, looked for once.</summary>
    public static LabResult Result(string path) => Results.GetOrAdd(path, _ => new(() =>
    {
        var lab = Lab.Read(path);
        return LabResult.Of(Scanned.Of(lab.Records), lab);
    })).Value;

    /// <summary>What is still found where that which the attack needs is denied; null where the truth does not say what that is.</summary>
    public static IReadOnlyList<string>? Left(string path) => Lefts.GetOrAdd(path, _ => new(() =>
        Lab.ReadNearMiss(path) is { } lab ? LabResult.Left(Scanned.Of(lab.Records), lab) : null)).Value;

    private static string? Existing(string? folder) => Directory.Exists(folder) ? folder : null;
}
