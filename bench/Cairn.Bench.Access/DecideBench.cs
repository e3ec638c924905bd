using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cairn.Access;
using Cairn.Access.Aws.Evaluation;

namespace Cairn.Bench.Access;

/// <summary>Decisions a second on a case file of the format cairn-iam-cases/1; policies are compiled outside the clock.</summary>
internal static class DecideBench
{
    private const int Runs = 7;

    public static int Run(string path, string? referencePath, string? decisionsPath)
    {
        var questions = CaseFile.Read(path);
        var answers = new string[questions.Length];
        var rates = new List<double>();
        var perCpu = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var (wall, cpu, repeats) = Time(questions, answers);
            rates.Add(questions.Length * repeats / wall);
            perCpu.Add(questions.Length * repeats / cpu);
        }
        rates.Sort();
        perCpu.Sort();
        var digest = Comparison.Digest(answers);
        var tally = string.Join(", ", answers.GroupBy(answer => answer).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rates[Runs / 2]:F0} decisions/s (median of {Runs}), {perCpu[Runs / 2]:F0} per CPU second, one thread; {tally}; sha256 {digest}"));
        if (decisionsPath is not null)
            File.WriteAllText(decisionsPath, JsonSerializer.Serialize(answers));
        return referencePath is null ? 0 : Comparison.Print(questions, answers, referencePath);
    }

    // Long enough to be measured: whole rounds for about half a second.
    private static (double Wall, double Cpu, int Repeats) Time(Question[] questions, string[] answers)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var repeats = 0;
        do
        {
            for (var i = 0; i < questions.Length; i++)
                answers[i] = Answer(Evaluator.Decide(questions[i]));
            repeats++;
        }
        while (clock.ElapsedMilliseconds < 500);
        process.Refresh();
        return (clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds, repeats);
    }

    private static string Answer(Verdict verdict) => verdict.Decision switch
    {
        Decision.Allowed => "Allowed",
        Decision.DeniedExplicitly => "ExplicitlyDenied",
        Decision.DeniedImplicitly => "ImplicitlyDenied",
        _ => verdict.Decision.ToString(),
    };
}
