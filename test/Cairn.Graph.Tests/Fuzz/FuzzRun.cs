using Cairn.Graph.Tests.Tck;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Tries many cases: every second one a differential query, the others texts. A crash, a case that takes longer than any budget allows, and a difference are all findings.</summary>
internal sealed class FuzzRun
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private readonly List<string> _findings = [];

    /// <summary>What was found, with the case that shows it.</summary>
    public IReadOnlyList<string> Findings => _findings;

    public long Cases { get; private set; }

    public long WithRows { get; private set; }

    /// <summary>Queries of the conformance suite; none where it is not on this machine.</summary>
    public static IReadOnlyList<string> Corpus()
    {
        var root = SharedFolder.Find("CAIRN_TCK", "conformance/opencypher-tck");
        return root is null ? [] : [.. TckRunner.Scenarios(root).SelectMany(scenario => scenario.Steps).Where(step => step.Text == "executing query:" && step.Document is { Length: > 0 and < 2000 }).Select(step => step.Document!).Distinct()];
    }

    public void Try(int seed, long cases, IReadOnlyList<string> corpus, int mostFindings = 1)
    {
        var differential = new Differential(seed);
        var texts = new Texts(seed, corpus);
        for (var i = 0L; i < cases && _findings.Count < mostFindings; i++)
        {
            Try(i % 2 == 0 ? differential : texts, seed, i);
        }

        WithRows += differential.WithRows;
    }

    private void Try(IFuzzer fuzzer, int seed, long number)
    {
        var clock = Environment.CpuUsage.TotalTime;
        string? wrong;
        try
        {
            wrong = fuzzer.Next();
        }
        catch (Exception crash) when (crash is not OperationCanceledException) // whatever it is, it is a finding
        {
            wrong = $"{crash.GetType().Name} on {fuzzer}\n{crash}";
        }

        var took = Environment.CpuUsage.TotalTime - clock; // a busy machine stretches the wall clock
        wrong ??= took > Hang ? $"took {took}: {fuzzer}" : null;
        Cases++;
        if (wrong is not null)
        {
            _findings.Add($"{fuzzer.Name}, seed {seed}, case {number}: {wrong}");
        }
    }
}
