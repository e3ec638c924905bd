using System.Text.Json;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Prints what a suite came to and holds it against the pinned exclusions.</summary>
internal static class SuiteReport
{
    private static readonly Dictionary<string, Dictionary<string, string>> Exclusions =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(Repository.Read("test/Cairn.Access.Tests/Conformance/exclusions.json"))!;

    /// <summary>Every case outside the exclusions passes; every exclusion names a case that fails, and says why.</summary>
    public static void Check(string suite, IReadOnlyCollection<CaseResult> results)
    {
        var excluded = Exclusions.GetValueOrDefault(suite) ?? [];
        var failed = results.Where(result => result.Failure is not null).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine($"{suite}: {results.Count - failed.Count} of {results.Count} passed, {excluded.Count} excluded");
        foreach (var result in failed)
            TestContext.Current.TestOutputHelper?.WriteLine($"  {result.Id}: {result.Failure}");
        Assert.NotEmpty(results);
        Assert.Empty(failed.Where(result => !excluded.ContainsKey(result.Id)).Select(result => $"{result.Id}: {result.Failure}"));
        Assert.Empty(excluded.Keys.Except(failed.Select(result => result.Id)).Select(id => $"excluded, but passes or is gone: {id}"));
        Assert.All(excluded.Values, reason => Assert.Contains("https://", reason, StringComparison.Ordinal));
    }
}
