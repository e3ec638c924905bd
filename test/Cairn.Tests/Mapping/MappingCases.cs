using System.Text.Json;
using Cairn.Providers.Aws;
using Cairn.Providers.Aws.Permissions;
using Cairn.Providers.Records;
using Cairn.Tests.Golden;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Mapping;

/// <summary>
/// Every <c>Cases/Aws/**/*.records.json</c> is a list of records (<c>type</c>, <c>data</c>, optional <c>account</c>,
/// <c>region</c>, <c>address</c>, <c>stage</c>); the graph built from them must read as the <c>.graph.txt</c> beside it.
/// </summary>
public sealed class MappingCases
{
    private static readonly string Folder = Repository.In("test", "Cairn.Tests", "Cases", "Aws");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.records.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path)[..^".records.json".Length]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Records_become_the_graph_their_case_shows(string name)
    {
        var path = Path.Combine(Folder, name);
        using var document = JsonDocument.Parse(File.ReadAllText(path + ".records.json"));

        var estate = AwsEstate.Build([.. document.RootElement.EnumerateArray().Select(RecordOf)], [], AwsKnowledge.None);

        GoldenFile.Matches(path + ".graph.txt", GraphText.Of(estate));
    }

    [Fact]
    public void Every_golden_graph_has_its_records()
    {
        var orphans = Directory.EnumerateFiles(Folder, "*.graph.txt", SearchOption.AllDirectories)
            .Where(path => !File.Exists(path[..^".graph.txt".Length] + ".records.json"));

        Assert.Empty(orphans);
    }

    private static Record RecordOf(JsonElement item, int index) => new(
        "aws",
        item.GetProperty("type").GetString()!,
        Text(item, "account") ?? "111111111111",
        Text(item, "region") ?? "us-east-1",
        item.GetProperty("data").Clone(),
        new("case", Text(item, "address") ?? $"{item.GetProperty("type").GetString()}.r{index}", Text(item, "stage") == "planned" ? Stage.Planned : Stage.Deployed));

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
