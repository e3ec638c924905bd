using System.Globalization;
using System.Text.RegularExpressions;
using Cairn.Hcl.Syntax;
using Cairn.Tests.Structure;

namespace Cairn.Tests.Hcl;

/// <summary>What Terraform accepts as syntax is accepted here, and what it refuses is refused.</summary>
[Slow]
public sealed partial class SyntaxDifferential
{
    private static readonly string[] Marks = ["{", "}", "[", "]", "(", ")", "\"", "=", ",", ".", ":", "?", "${", "%{", "\n", "-", "!", "*", "==", "for", "in", "if", "a", "1", "<<E\n", "#", "/*", "'", "&", "|"];

    [Fact]
    public async Task Terraform_fmt_accepts_and_refuses_the_same_texts()
    {
        Assert.SkipUnless(TerraformConsole.IsThere, "terraform is not installed here");
        var texts = Texts(400);
        var folder = Directory.CreateTempSubdirectory("cairn-hcl-");
        try
        {
            for (var i = 0; i < texts.Count; i++)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, Name(i)), texts[i], TestContext.Current.CancellationToken);
            var said = await TerraformConsole.Run(folder.FullName, "", ["fmt", "-check", "-list=false"], TestContext.Current.CancellationToken);
            var refused = Place().Matches(said).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

            var differences = texts.Select((text, i) => (Name: Name(i), Text: text, Ours: HclParser.Parse(new(Name(i), text)).Diagnostics))
                .Where(row => refused.Contains(row.Name) != row.Ours.Any(diagnostic => diagnostic.Code != "hcl-attribute-twice")).ToList();

            Assert.InRange(refused.Count, texts.Count / 5, texts.Count);
            Assert.True(differences.Count <= 0, $"{differences.Count} of {texts.Count} differ ({refused.Count} refused by terraform):\n" + string.Join("\n", differences.Take(25).Select(row => $"=== {row.Name} terraform {(refused.Contains(row.Name) ? "refuses" : "accepts")}; here: {string.Join(" | ", row.Ours.Take(2))}\n{row.Text}")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Name(int index) => index.ToString("0000", CultureInfo.InvariantCulture) + ".tf";

    private static List<string> Texts(int count)
    {
        var random = new Random(11);
        var blocks = SourceTree.Tracked.Where(path => path.EndsWith(".tf", StringComparison.Ordinal)).SelectMany(path => File.ReadAllText(path).Split("\n\n")).Where(block => block.Length < 1200).ToList();
        var expressions = Families.Patterns.Where(family => family.Key is "for" or "splat" or "template" or "operators" or "conversion").SelectMany(family => new Generator(seed: 3).Expressions(family.Value, 100)).ToList();
        return [.. Enumerable.Range(0, count).Select(i => Damaged(i % 2 == 0 ? blocks[random.Next(blocks.Count)] + "\n" : $"x {{\n  v = {expressions[random.Next(expressions.Count)]}\n}}\n", random))];
    }

    private static string Damaged(string text, Random random)
    {
        if (random.Next(4) == 0)
            return text;
        var at = random.Next(text.Length);
        // Half a character is no text for either side.
        if (char.IsSurrogate(text[at]))
            return text;
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Marks[random.Next(Marks.Length)]),
            _ => text[..at] + Marks[random.Next(Marks.Length)] + text[(at + 1)..],
        };
    }

    [GeneratedRegex(@"on (\d{4}\.tf) line")]
    private static partial Regex Place();
}
