using System.Diagnostics;
using System.Globalization;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary><c>dotnet run --project test/Cairn.Graph.Tests -- fuzz --cases N --seed S</c>: a long run, in pieces of their own seeds that are reported one by one.</summary>
internal static class FuzzCommand
{
    private const long Piece = 50_000;

    public static int Run(string[] args)
    {
        var (cases, seed) = (Number(args, "--cases", 1_000_000), (int)Number(args, "--seed", 1));
        var (corpus, clock, run) = (FuzzRun.Corpus(), Stopwatch.GetTimestamp(), new FuzzRun());
        Console.WriteLine($"{corpus.Count} queries to mutate");
        for (; run.Cases < cases && run.Findings.Count == 0; seed++)
        {
            run.Try(seed, Math.Min(Piece, cases - run.Cases), corpus);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {run.Cases} cases, {run.WithRows} answers with rows, {Stopwatch.GetElapsedTime(clock).TotalSeconds:0} s"));
        }

        foreach (var finding in run.Findings)
        {
            Console.WriteLine(finding);
        }

        return run.Findings.Count == 0 ? 0 : 1;
    }

    private static long Number(string[] args, string name, long otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
