using Cairn.Sources;

namespace Cairn.Tests.Sources;

/// <summary>A directory is searched for what Cairn reads; the rest is left alone.</summary>
public sealed class DirectoryTests : IDisposable
{
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void Sources_are_found_in_a_fixed_order_and_other_files_are_counted()
    {
        _texts.Write("b/state.json", One("b"));
        _texts.Write("a/terraform.tfstate", """{"version":4,"serial":1,"lineage":"l","resources":[]}""");
        _texts.Write("a.json", One("a"));
        _texts.Write("package.json", """{"name":"x"}""");
        _texts.Write("tsconfig.json", "{ // comment\n}");
        _texts.Write("notes.txt", "not JSON");
        _texts.Write(".terraform/terraform.tfstate", One("hidden"));
        _texts.Write("terraform.tfstate.backup", One("old"));

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(collected.Diagnostics);
        Assert.Equal(["a.json", "a/terraform.tfstate", "b/state.json"], collected.Sources.Select(source => Path.GetRelativePath(_texts.Folder, source).Replace('\\', '/')));
        Assert.Equal(["aws_s3_bucket.a", "aws_s3_bucket.b"], collected.Records.Select(record => record.Origin.Address));
        Assert.Equal(2, collected.Skipped);
        Assert.Equal("files-skipped", Assert.Single(collected.Gaps).Code);
    }

    [Fact]
    public void A_damaged_state_in_a_directory_is_told()
    {
        _texts.Write("terraform.tfstate", """{"version":4,"resources":[""");
        _texts.Write("half.json", """{"format_version":"1.0","values":{""");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["json-truncated", "json-truncated"], collected.Diagnostics.Select(problem => problem.Code));
    }

    [Fact]
    public void Links_that_lead_back_do_not_lead_forever()
    {
        _texts.Write("a/state.json", One("a"));
        Directory.CreateSymbolicLink(Path.Combine(_texts.Folder, "a", "loop"), _texts.Folder);
        Directory.CreateSymbolicLink(Path.Combine(_texts.Folder, "again"), Path.Combine(_texts.Folder, "a"));

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Single(collected.Records);
    }

    [Fact]
    public void A_file_that_is_named_twice_or_beside_its_directory_is_read_once()
    {
        var file = _texts.Write("a/state.json", One("a"));

        var collected = SourceReader.Read([file, _texts.Folder, file, Path.Combine(_texts.Folder, "a", "..", "a", "state.json")], cancellation: TestContext.Current.CancellationToken);

        Assert.Single(collected.Sources);
        Assert.Empty(collected.Gaps);
    }

    [Theory]
    [InlineData("node_modules")]
    [InlineData(".git")]
    [InlineData(".terraform")]
    public void A_directory_of_copies_is_not_searched_and_is_told(string name)
    {
        _texts.Write("state.json", One("a"));
        _texts.Write($"{name}/deep/state.json", One("copy"));

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Single(collected.Records);
        Assert.Equal(name, Path.GetFileName(Assert.Single(collected.Sightings, sighting => !sighting.IsRead).Path));
    }

    [Fact]
    public void A_pipe_that_nobody_writes_into_is_told_and_the_rest_is_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "named pipes are files only on Unix");
        _texts.Write("state.json", One("a"));
        using (var make = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_texts.Folder, "pipe.json")))
            make.WaitForExit();

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Single(collected.Records);
        Assert.Equal("file-unreadable", Assert.Single(collected.Diagnostics).Code);
    }

    private static string One(string name) => Texts.State(Texts.Resource("aws_s3_bucket", name, "{}"));
}
