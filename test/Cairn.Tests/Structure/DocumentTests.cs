using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Structure;

/// <summary>Documents stay short, complete, and lead somewhere.</summary>
public sealed partial class DocumentTests
{
    /// <summary>The stages of the pipeline; each has a page with a picture of it.</summary>
    public static TheoryData<string> Stages => ["collect", "snapshot", "map", "graph", "access", "exposure", "data-flow", "attacks", "rules", "report"];

    private static IEnumerable<string> Documents => SourceTree.Tracked.Where(path => path.EndsWith(".md", StringComparison.Ordinal));

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        var broken = from path in Documents
                     from match in Link().Matches(Fence().Replace(File.ReadAllText(path), ""))
                     let target = match.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target))
                     select $"{SourceTree.Shown(path)}: {target}";

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_stage_has_a_page_with_its_picture(string stage)
    {
        var page = File.ReadAllText(Repository.In("docs", "concepts", $"{stage}.md"));

        Assert.Contains($"](../images/{stage}.svg)", page, StringComparison.Ordinal);
        Assert.Contains("](words.md)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_picture_is_shown_and_says_what_it_shows()
    {
        var shown = string.Concat(Documents.Select(File.ReadAllText));
        XNamespace svg = "http://www.w3.org/2000/svg";

        foreach (var picture in Directory.EnumerateFiles(Repository.In("docs", "images"), "*.svg"))
        {
            Assert.Contains($"images/{Path.GetFileName(picture)})", shown, StringComparison.Ordinal);
            Assert.NotEmpty(XDocument.Load(picture).Root!.Element(svg + "title")!.Value);
        }
    }

    [Fact]
    public void Contributing_is_read_in_one_sitting() => Assert.InRange(File.ReadLines(Repository.In("CONTRIBUTING.md")).Count(), 1, 120);

    [Fact]
    public void No_number_is_given_to_two_decisions()
    {
        var twice = Directory.EnumerateFiles(Repository.In("docs", "decisions"), "*.md").Select(path => Path.GetFileName(path)[..4])
            .Where(number => number.All(char.IsAsciiDigit)).GroupBy(number => number).Where(group => group.Count() > 1);

        Assert.Empty(twice.Select(group => group.Key));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
