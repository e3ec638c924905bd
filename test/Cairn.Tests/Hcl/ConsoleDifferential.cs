using Cairn.Hcl;



namespace Cairn.Tests.Hcl;

/// <summary>Expressions of every family have the value that <c>terraform console</c> gives them.</summary>
[Slow]
public sealed class ConsoleDifferential
{
    private const int PerFamily = 520;

    public static TheoryData<string> All => [.. Families.Patterns.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Terraform_agrees(string family)
    {
        Assert.SkipUnless(TerraformConsole.IsThere, "terraform is not installed here");
        var expressions = new Generator(seed: 20).Expressions(Families.Patterns[family], PerFamily * 2).Where(expression => Exclusions.Reason(expression) is null).Take(PerFamily).ToList();

        var theirs = await TerraformConsole.Evaluate(expressions, Families.Files, TestContext.Current.CancellationToken);

        Assert.True(expressions.Count >= 500, $"only {expressions.Count} expressions");
        var differences = expressions.Zip(theirs).Select(pair => (pair.First, Theirs: pair.Second, Ours: Ours(pair.First))).Where(row => row.Ours != row.Theirs && !Exclusions.Forgives(row.First, row.Theirs, row.Ours)).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} of {expressions.Count} differ:\n" + string.Join("\n", differences.Take(60).Select(row => $"{row.First.ReplaceLineEndings("\\n")}\n    theirs {row.Theirs}\n    ours   {row.Ours}")));
    }

    private static string Ours(string expression)
    {
        try
        {
            return Computed.Text(TerraformConsole.Guarded(expression), new MemoryTree(Families.Files));
        }
        catch (Exception e) when (e is InvalidOperationException or EvaluationException)
        {
            return $"({e.GetType().Name}) {e.Message}";
        }
    }
}
