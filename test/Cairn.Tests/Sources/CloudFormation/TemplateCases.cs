using Cairn.Providers.Aws;
using Cairn.Providers.Aws.Permissions;
using Cairn.Sources;
using Cairn.Tests.Golden;
using Cairn.Tests.Mapping;

namespace Cairn.Tests.Sources.CloudFormation;

/// <summary>
/// Templates as people write them (<c>Cases/Templates</c>): the graph of each must read as the <c>.graph.txt</c> beside it, down to the
/// policies and to what could not be seen.
/// </summary>
public sealed class TemplateCases
{
    private static readonly string Folder = Repository.In("test", "Cairn.Tests", "Cases", "Templates");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder).Where(path => !path.EndsWith(".txt", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_template_becomes_the_graph_its_case_shows(string file)
    {
        var path = Path.Combine(Folder, file);

        var collected = SourceReader.Read([path], new() { Account = "111111111111", Region = "us-east-1" }, TestContext.Current.CancellationToken);

        Assert.Empty(collected.Diagnostics);
        var text = GraphText.Of(AwsEstate.Build(collected.Records, collected.Gaps, AwsKnowledge.None));
        GoldenFile.Matches(Path.ChangeExtension(path, ".graph.txt"), text.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }
}
