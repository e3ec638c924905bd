using System.Diagnostics;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Documents;

/// <summary>What the documents show of jq answers from what the commands beside it write.</summary>
[Slow]
public sealed class JqRecipeTests
{
    private const string Page = "docs/how-to/use-in-ci.md";

    [Fact]
    public async Task Every_recipe_answers()
    {
        var lines = await File.ReadAllLinesAsync(Repository.In(Page), TestContext.Current.CancellationToken);
        var recipes = lines.Where(line => line.StartsWith("jq ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(recipes);
        Assert.SkipUnless(IsInstalled(), "jq is not installed");

        foreach (var command in ShownCommand.Lines(lines).Where(line => line.Contains(" --out artifacts/", StringComparison.Ordinal)).Select(ShownCommand.Parse))
            Assert.Equal(command.ExitCode, (await CairnProcess.Run(command.Arguments, TestContext.Current.CancellationToken)).ExitCode);

        foreach (var recipe in recipes)
            Assert.True(Answers(recipe), recipe);
    }

    private static bool IsInstalled() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "jq")));

    /// <summary>The words of a recipe: options, a filter in single quotes, a file.</summary>
    private static bool Answers(string recipe)
    {
        var parts = recipe.Split('\'');
        var start = new ProcessStartInfo("jq", [.. parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1), parts[1], parts[2].Trim()])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var jq = Process.Start(start)!; // a process of its own is started, never an existing one
        var answer = jq.StandardOutput.ReadToEnd();
        jq.WaitForExit();
        return jq.ExitCode == 0 && answer.Trim() is { Length: > 0 } and not "null";
    }
}
