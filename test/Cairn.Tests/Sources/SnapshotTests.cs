using System.Text;
using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources;
using Cairn.Sources.Snapshots;
using Cairn.Tests.Golden;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Sources;

/// <summary>A snapshot holds everything, comes back the same, and is the same bytes every time.</summary>
public sealed class SnapshotTests : IDisposable
{
    private static readonly Record[] Records =
    [
        new("aws", "aws_s3_bucket", "111122223333", null, Json("""{"bucket":"b<script>\u001b[31m","n":1.50,"u":{"$unknown":true,"$ref":"a.b.id"}}"""), new("état.json", "aws_s3_bucket.b[\"k\"]", Stage.Planned)),
        new("aws", "AWS::IAM::Role", null, "eu-west-1", Json("{}"), new("live", "r")),
    ];

    private static readonly Gap[] Gaps =
    [
        new("access-denied", "arn:aws:iam::1:role/r", "the call was denied", "allow it", new("live", "r")),
        new("value-unknown", "x", "not known"),
    ];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void The_format_is_as_promised() =>
        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Sources", "snapshot.golden.ndjson"), Encoding.UTF8.GetString(Bytes(Records, Gaps)));

    [Theory]
    [InlineData("s.ndjson")]
    [InlineData("s.ndjson.gz")]
    public void Reading_gives_back_what_was_written(string name)
    {
        var path = Path.Combine(_texts.Folder, name);
        SnapshotWriter.Write(path, Records, Gaps);

        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(collected.Diagnostics);
        Assert.Equal(Gaps, collected.Gaps);
        Assert.Equal(Records.Select(record => record with { Data = default }), collected.Records.Select(record => record with { Data = default }));
        Assert.Equal(Bytes(Records, Gaps), Bytes(collected.Records, collected.Gaps));
    }

    [Fact]
    public void Unknown_members_and_lines_are_passed_over()
    {
        var text = """
            {"tool":"other","format":"cairn.snapshot/1"}
            {"note":"later versions may add lines"}

            {"resource":{"provider":"aws","type":"aws_x","colour":"red","origin":{"source":"s","address":"a"},"data":{}}}
            """;

        var record = Assert.Single(_texts.Read("s.ndjson", text).Records);

        Assert.Equal(new Origin("s", "a"), record.Origin);
    }

    [Fact]
    public void A_credential_in_a_foreign_snapshot_is_masked_too()
    {
        var collected = _texts.Read("s.ndjson", "{\"format\":\"cairn.snapshot/1\"}\n{\"resource\":{\"type\":\"aws_x\",\"data\":{\"password\":\"hunter22\"}}}");

        Assert.StartsWith("{{secret:", Field.Of(Assert.Single(collected.Records).Data)["password"].Text, StringComparison.Ordinal);
    }

    private static byte[] Bytes(IReadOnlyList<Record> records, IReadOnlyList<Gap> gaps)
    {
        using var stream = new MemoryStream();
        SnapshotWriter.Write(stream, records, gaps);
        return stream.ToArray();
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
