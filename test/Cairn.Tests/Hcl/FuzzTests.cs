using System.Diagnostics;
using System.Globalization;
using Cairn.Hcl;
using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Functions;
using Cairn.Hcl.Modules;
using Cairn.Hcl.Syntax;
using Cairn.Tests.Structure;

namespace Cairn.Tests.Hcl;

/// <summary>
/// Damaged configurations and expressions: they are read and evaluated to the end, without a crash or a hang.
/// <c>CAIRN_FUZZ_RUNS</c> and <c>CAIRN_FUZZ_SEED</c> make longer and other runs.
/// </summary>
public sealed class FuzzTests
{
    private static readonly HclLimits Limits = new() { MaxSteps = 20_000, MaxItems = 5_000, MaxInstances = 20, MaxResources = 200, MaxDepth = 60 };

    private static readonly string[] Words =
    [
        "${", "%{", "}", "{", "[", "]", "(", ")", "\"", "<<EOT\n", "\nEOT\n", "<<-X\n", "for ", " in ", "if ", "endif", "endfor", "else", " ? ", " : ", "=>", "...", "[*]", ".*", ".", ",", "=", "==", "!", "-", "&&", "||", "%", "*", "/*", "*/", "#", "//", "\n",
        "null", "true", "1e99", "9999999999999999999999", "0.1", "each.key", "count.index", "var.x", "local.x", "module.m", "aws_iam_role.r.arn", "count = ", "for_each = ", "dynamic \"b\" ", "content ", "resource \"a_b\" \"c\" {\n", "locals {\n", "\\u00e9", "$${", "\0", "\uFEFF", "\ud83d", "é",
        "jsonencode(", "regex(\"(\", ", "format(\"%", "range(", "setproduct(", "templatestring(", "try(", "replace(", "cidrsubnet(\"10.0.0.0/8\", ",
    ];

    [Fact]
    public void Nothing_makes_the_reader_or_the_evaluator_fail_or_hang()
    {
        var runs = Setting("CAIRN_FUZZ_RUNS", 15_000);
        var seed = Setting("CAIRN_FUZZ_SEED", 7);
        var corpus = Corpus();
        var random = new Random(seed);
        var watch = new Stopwatch();
        for (var run = 0; run < runs; run++)
        {
            var text = Mutate(corpus[random.Next(corpus.Count)], corpus, random);
            watch.Restart();
            try
            {
                Read(text, isExpression: run % 2 == 0);
            }
            catch (Exception e) when (e is not EvaluationException)
            {
                Assert.Fail($"run {run} of seed {seed}: {e}\n--- the text was\n{text}");
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"run {run} of seed {seed} took {watch.Elapsed}\n--- the text was\n{text}");
        }
    }

    private static void Read(string text, bool isExpression)
    {
        if (isExpression)
        {
            Evaluate(HclParser.ParseExpression(new("fuzz", text), Limits).Expression);
            Evaluate(HclParser.ParseTemplate(new("fuzz", text), Limits).Expression);
            return;
        }

        var configuration = new Configuration(new MemoryTree(new Dictionary<string, string> { ["main.tf"] = text, ["m/main.tf"] = "variable \"x\" {}\noutput \"y\" { value = var.x }\n", ["x.tf.json"] = text }), "", new() { Limits = Limits });
        configuration.Evaluate();
        foreach (var diagnostic in configuration.Diagnostics)
            Assert.True(diagnostic.Where.Source is null || (diagnostic.Where.Line >= 1 && diagnostic.Where.Column >= 1 && diagnostic.Where.Start <= diagnostic.Where.Source.Text.Length));
    }

    private static void Evaluate(Expression? expression)
    {
        if (expression is null)
            return;
        try
        {
            new Evaluator(new FunctionTable(new() { Files = new MemoryTree(Families.Files) }).Call, new(Limits)).Evaluate(expression, Scope.Empty);
        }
        catch (EvaluationException)
        {
            // A damaged expression mostly has no value; that is an answer.
        }
    }

    /// <summary>Blocks of the sample, and expressions of every family.</summary>
    private static List<string> Corpus()
    {
        var blocks = SourceTree.Tracked.Where(path => path.EndsWith(".tf", StringComparison.Ordinal)).SelectMany(path => File.ReadAllText(path).Split("\n\n"));
        var expressions = Families.Patterns.SelectMany(family => new Generator(seed: 1).Expressions(family.Value, 60));
        return [.. blocks, .. expressions, .. expressions.Where((_, i) => i % 3 == 0).Select(expression => $"resource \"a_b\" \"c\" {{\n  v = {expression}\n}}\n")];
    }

    private static string Mutate(string text, List<string> corpus, Random random)
    {
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Words[random.Next(Words.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => text[..at] + corpus[random.Next(corpus.Count)] is { Length: < 4000 } joined ? joined : text,
                4 => text[..at] + (char)random.Next(32, 127) + text[Math.Min(text.Length, at + 1)..],
                _ => string.Concat(Enumerable.Repeat(Words[random.Next(Words.Length)], random.Next(1, 80))) is var run && text.Length < 4000 ? text.Insert(at, run) : text,
            };
        }

        return text;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
