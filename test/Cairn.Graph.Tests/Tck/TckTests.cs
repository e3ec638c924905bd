using System.Collections.Concurrent;

namespace Cairn.Graph.Tests.Tck;

public sealed class TckTests
{
    private static readonly string? Root = SharedFolder.Find("CAIRN_CONFORMANCE", "conformance/opencypher-tck");

    [Theory]
    [InlineData("read-only-core.txt", 2475)]
    [InlineData("read-only.txt", 3578)]
    public void Every_read_scenario_passes_or_is_excluded_with_a_reason(string list, int count)
    {
        var failures = Failures(list, count, (runner, scenario) => Outcomes.GetOrAdd(scenario.Id, _ => new Lazy<string?>(() => runner.Run(scenario))).Value);

        var excluded = TckExclusions.Reasons.Keys.Where(id => File.ReadLines(Path.Combine(Root!, list)).Contains(id)).Order(StringComparer.Ordinal);
        Report(list, failures, count);
        Assert.Equal(excluded, failures.Select(failure => failure.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_write_scenario_is_refused_at_compile_time()
    {
        var failures = Failures("write.txt", 318, (_, scenario) =>
        {
            var text = scenario.Steps.First(step => step.Text == "executing query:").Document!;
            return Cypher.CypherQuery.TryCompile(text, out var query, out var diagnostics) || diagnostics.Count == 0 || query is not null ? "was compiled" : null;
        });

        Assert.Empty(failures);
    }

    // The core list is part of the full one: each scenario runs once.
    private static readonly ConcurrentDictionary<string, Lazy<string?>> Outcomes = new(StringComparer.Ordinal);

    private static List<(string Id, string Reason)> Failures(string list, int count, Func<TckRunner, TckScenario, string?> run)
    {
        if (Root is null)
        {
            Assert.Skip("the conformance suite is not there; set CAIRN_CONFORMANCE to its folder");
        }

        var wanted = File.ReadAllLines(Path.Combine(Root, list)).ToHashSet();
        var scenarios = TckRunner.Scenarios(Root).Where(scenario => wanted.Contains(scenario.Id)).ToArray();
        Assert.Equal(count, scenarios.Length);
        var runner = new TckRunner(Root);
        return [.. scenarios.Select(scenario => (scenario.Id, Reason: Try(scenario, run, runner)!)).Where(outcome => outcome.Reason is not null)];
    }

    private static string? Try(TckScenario scenario, Func<TckRunner, TckScenario, string?> run, TckRunner runner)
    {
        try
        {
            return run(runner, scenario);
        }
        catch (Exception crash) when (crash is not OutOfMemoryException)
        {
            return $"CRASH {crash}";
        }
    }

    private static void Report(string list, List<(string Id, string Reason)> failures, int count)
    {
        if (Environment.GetEnvironmentVariable("CAIRN_TCK_REPORT") is { } folder)
        {
            File.WriteAllLines(Path.Combine(folder, list + ".failures"), failures.Select(failure => $"{failure.Id}\t{failure.Reason}").Prepend($"{count - failures.Count} of {count}"));
        }
    }
}
