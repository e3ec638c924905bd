using System.IO.Compression;
using System.Text;
using Cairn.Providers.Records;
using Cairn.Sources;

namespace Cairn.Tests.Sources;

/// <summary>Every kind of bad input is told with its place, and takes nothing else down.</summary>
public sealed class BadInputTests : IDisposable
{
    private static readonly string Good = Texts.State(Texts.Resource("aws_s3_bucket", "good", """{"bucket":"good"}"""));

    private readonly Texts _texts = new();

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "empty", "", "file-empty", "" },
        { "only white space", " \n\t\r\n", "file-empty", "" },
        { "truncated in a string", "{\"format_version\":\"1.0\",\n\"values\":{\"root", "json-truncated", ":2:" },
        { "truncated between tokens", "{\"format_version\":\"1.0\",\n\"values\":{", "json-truncated", ":2:" },
        { "a comma too many", "{\"format_version\":\"1.0\",\n  ,}", "json-invalid", ":2:3" },
        { "a raw control character", "{\"format_version\":\"1\u0001\"}", "json-invalid", ":1:" },
        { "two documents", "{\"format_version\":\"1.0\"}\n{\"format_version\":\"1.0\"}", "json-trailing", ":2:1" },
        { "text after the document", "{\"format_version\":\"1.0\"} oops", "json-trailing", ":1:26" },
        { "another kind", """{"bomFormat":"CycloneDX","components":[]}""", "kind-unknown", "" },
        { "a list", "[1,2]", "kind-unknown", "" },
        { "a number", "42", "kind-unknown", "" },
        { "one file.tf", "resource \"aws_s3_bucket\" \"b\" {}", "terraform-file", "" },
        { "Terraform source", "resource \"aws_s3_bucket\" \"b\" {}", "not-json", ":1:1" },
        { "version 3", """{"version":3,"terraform_version":"0.11.1","serial":1,"modules":[]}""", "state-too-old", "/version" },
        { "version 5", """{"version":5,"terraform_version":"9.0.0","serial":1,"resources":[]}""", "state-too-new", "/version" },
        { "version without a number", """{"version":"four","lineage":"x","resources":[]}""", "state-too-old", "/version" },
        { "format 2", """{"format_version":"2.0","values":{}}""", "format-too-new", "/format_version" },
        { "a lone surrogate", """{"format_version":"1.0","values":{"root_module":{"x":"\ud800"}}}""", "json-not-unicode", ":1:" },
        { "nesting", new string('[', 129), "json-too-deep", ":1:129" },
        { "nesting on a later line", $"{{\"values\":\n{new string('[', 200)}", "json-too-deep", ":2:128" },
        { "a newer snapshot", """{"format":"cairn.snapshot/2"}""", "snapshot-too-new", ":1:1" },
        { "a snapshot cut between lines", """{"format":"cairn.snapshot/1","resources":3,"gaps":0}""", "snapshot-incomplete", "" },
        { "a snapshot cut in a line", "{\"format\":\"cairn.snapshot/1\"}\n{\"resource\":{\"ty", "json-truncated", ":2:" },
        { "a snapshot with two objects on a line", "{\"format\":\"cairn.snapshot/1\"}\n{} {}", "snapshot-line", ":2:" },
        { "a snapshot resource without a type", "{\"format\":\"cairn.snapshot/1\"}\n{\"resource\":{\"data\":{}}}", "snapshot-resource", ":2:1" },
    };

    public void Dispose() => _texts.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_told_with_its_place_and_the_next_source_is_read(string name, string text, string code, string place)
    {
        var bad = _texts.Write(name.EndsWith(".tf", StringComparison.Ordinal) ? "bad.tf" : "bad.json", text);
        var good = _texts.Write("good.json", Good);

        var collected = SourceReader.Read([bad, good], cancellation: TestContext.Current.CancellationToken);

        var problem = Assert.Single(collected.Diagnostics);
        Assert.Equal(code, problem.Code);
        Assert.StartsWith(bad, problem.Where, StringComparison.Ordinal);
        Assert.Contains(place, problem.Where[bad.Length..], StringComparison.Ordinal);
        Assert.Equal("aws_s3_bucket.good", Assert.Single(collected.Records).Origin.Address);
        Assert.True(collected.Gaps.Any(gap => gap.Subject == bad) || code == "snapshot-resource", name);
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_leads_nowhere_is_told(string path)
    {
        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("file-not-found", Assert.Single(collected.Diagnostics).Code);
    }

    [Fact]
    public void Two_hundred_megabytes_of_nested_arrays_are_refused_without_reading_them()
    {
        var path = Path.Combine(_texts.Folder, "deep.json.gz");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var chunk = new byte[1 << 20];
            Array.Fill(chunk, (byte)'[');
            for (var i = 0; i < 200; i++)
                gzip.Write(chunk);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal("json-too-deep", Assert.Single(collected.Diagnostics).Code);
        Assert.True(allocated < 5_000_000, $"{allocated} bytes");
    }

    [Fact]
    public void A_compressed_bomb_stops_at_the_limit()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("{\"format_version\":\"1.0\",\"values\":\"" + new string('a', 5_000_000)));
        var path = _texts.Write("bomb.json", bytes.ToArray());

        var collected = SourceReader.Read([path], new() { MaxBytes = 1_000_000 }, TestContext.Current.CancellationToken);

        Assert.Equal("file-too-large", Assert.Single(collected.Diagnostics).Code);
    }

    [Fact]
    public void Damaged_compression_is_told()
    {
        var path = _texts.Write("bad.json.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);

        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);

        Assert.Contains(Assert.Single(collected.Diagnostics).Code, (string[])["gzip-damaged", "json-truncated", "file-empty", "not-json"]);
    }

    [Fact]
    public void Duplicate_addresses_are_told_and_both_are_read()
    {
        var collected = _texts.Read("state.json", Texts.State(
            Texts.Resource("aws_s3_bucket", "b", """{"bucket":"one"}"""), Texts.Resource("aws_s3_bucket", "b", """{"bucket":"two"}""")));

        var problem = Assert.Single(collected.Diagnostics);
        Assert.Equal("resource-duplicate", problem.Code);
        Assert.Contains(":2:1: `aws_s3_bucket.b`", problem.Where, StringComparison.Ordinal);
        Assert.Equal(2, collected.Records.Count);
    }

    [Theory]
    [InlineData("aws_iam_policy", """{"policy":"{\"Statement\": oops"}""", "/policy")]
    [InlineData("aws_iam_role", """{"assume_role_policy":"not json"}""", "/assume_role_policy")]
    [InlineData("aws_iam_role", """{"inline_policy":[{"policy":"{}"},{"policy":"[]"}]}""", "/inline_policy/1/policy")]
    public void A_policy_that_is_not_JSON_is_told_with_its_resource_and_the_record_stays(string type, string values, string pointer)
    {
        var collected = _texts.Read("state.json", Texts.State(Texts.Resource(type, "p", values)));

        var problem = Assert.Single(collected.Diagnostics);
        Assert.Equal("policy-not-json", problem.Code);
        Assert.EndsWith($"`{type}.p` {pointer}", problem.Where, StringComparison.Ordinal);
        Assert.Equal(values, Assert.Single(collected.Records).Data.GetRawText());
    }

    [Fact]
    public void A_policy_that_is_a_list_is_no_fault_where_the_service_writes_lists()
        => Assert.Empty(_texts.Read("state.json", Texts.State(Texts.Resource("aws_opensearchserverless_access_policy", "p", """{"policy":"[]"}"""))).Diagnostics);

    [Fact]
    public void Hostile_names_pass_through_untouched()
    {
        const string name = "\u001b[31m<script>alert(1)</script>\u0007'; MATCH (n) DETACH DELETE n //\u202e";
        var collected = _texts.Read("state.json", Texts.State(Texts.Resource("aws_s3_bucket", "b", $$"""{"bucket":{{System.Text.Json.JsonSerializer.Serialize(name)}}}""")));

        Assert.Equal(name, Field.Of(Assert.Single(collected.Records).Data)["bucket"].Text);
    }

    [Fact]
    public void Standard_input_is_a_source_like_any_other()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Good));

        var collected = SourceReader.Read(["-"], new() { StandardInput = input }, TestContext.Current.CancellationToken);

        Assert.Equal("-", Assert.Single(collected.Records).Origin.Source);
    }

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8 with a mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Good)] },
        { "UTF-16 with a mark", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)] },
        { "UTF-16 big endian", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Good)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Good) },
        { "gzip", Zipped(Encoding.UTF8.GetBytes(Good)) },
        { "gzip of UTF-16", Zipped([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)]) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_and_compression_are_told_by_content(string name, byte[] bytes)
    {
        var collected = SourceReader.Read([_texts.Write("any.txt", bytes)], cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(collected.Diagnostics);
        Assert.True(collected.Records.Count == 1, name);
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
