using System.Diagnostics;
using Cairn.Sources;
using Cairn.Tests.Documents;
using Cairn.Tests.Golden;
using Cairn.Tests.Sources.Aws.Live;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>Where `cairn collect aws` writes, and what it leaves behind when it is stopped.</summary>
[Slow]
public sealed class CollectCommandTests : IAsyncDisposable
{
    private readonly Texts _texts = new();
    private readonly AwsLoopback _aws = new(new SyntheticAws([]) { Regions = ["us-east-1", "eu-west-1"] }.Answer);

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _texts.Dispose();
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_said_before_anything_is_asked()
    {
        var folder = await Collect(_texts.Folder);
        var nowhere = await Collect(Path.Combine(_texts.Folder, "no", "such.ndjson"));

        Assert.Equal((2, 2), (folder.ExitCode, nowhere.ExitCode));
        Assert.StartsWith($"cairn: `{_texts.Folder}` is a folder\nhelp: ", folder.Error, StringComparison.Ordinal);
        Assert.StartsWith("cairn: there is no folder for `", nowhere.Error, StringComparison.Ordinal);
        Assert.Empty(_aws.Heard);
    }

    [Fact]
    public async Task Standard_output_takes_the_snapshot_and_nothing_else()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "devices have other names there");

        var ended = await Collect("/dev/stdout", "--region", "us-east-1");
        var path = _texts.Write("piped.ndjson", ended.Output);

        Assert.NotEqual(2, ended.ExitCode);
        Assert.Empty(SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken).Diagnostics);
        Assert.StartsWith("{", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.Error);
        Assert.Contains(" from 1 account in ", ended.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles("/dev", "*.part"));
    }

    [Fact]
    public async Task A_device_stays_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "devices have other names there");
        // A link, so that a mistake costs the link and not the device of the machine.
        var link = Path.Combine(_texts.Folder, "null");
        File.CreateSymbolicLink(link, "/dev/null");

        await Collect(link, "--region", "us-east-1");
        var resumed = await Collect(link, "--region", "us-east-1", "--resume");

        Assert.Equal("/dev/null", new FileInfo(link).LinkTarget);
        Assert.Equal([link], Directory.GetFiles(_texts.Folder));
        Assert.Contains("is no file, so nothing of an interrupted collection is beside it", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_and_without_a_journal_everything_is_collected()
    {
        var path = _texts.Write("old.ndjson", "old");

        var ended = await Collect(path, "--region", "us-east-1", "--resume");

        Assert.Contains("old.ndjson.journal` to go on with, so everything is collected", ended.Error, StringComparison.Ordinal);
        Assert.StartsWith("{", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_texts.Folder));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_collection_that_is_stopped_says_what_is_kept_and_how_to_go_on(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such signals there");
        var asked = new TaskCompletionSource();
        using var held = new ManualResetEventSlim();
        _aws.Fault = call =>
        {
            if (call.Name == "sns:ListTopics")
            {
                asked.TrySetResult();
                held.Wait(TimeSpan.FromSeconds(30));
            }

            return null;
        };
        var path = Path.Combine(_texts.Folder, "stopped.ndjson");

        using var process = Tool.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Repository.Root, Environs(), Path.Combine(AppContext.BaseDirectory, "cairn.dll"), "collect", "aws", "-o", path, "--region", "us-east-1");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-s", signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        held.Set();

        Assert.Equal(2, process.ExitCode);
        Assert.Matches("^cairn: stopped (after [0-9]+ of [0-9]+ lists|before anything was collected)\nhelp: what was collected is kept in `.*stopped.ndjson.journal`; the same command with --resume goes on from there\n$", error);
        Assert.Equal([path + ".journal"], Directory.GetFiles(_texts.Folder));
    }

    private Task<CairnProcess.Ended> Collect(string path, params string[] more) =>
        CairnProcess.Run(["collect", "aws", "-o", path, .. more], Environs(), TestContext.Current.CancellationToken);

    private Dictionary<string, string> Environs() => new(_aws.Environment)
    {
        ["AWS_ACCESS_KEY_ID"] = "AKIA1111222233330",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
        ["AWS_REGION"] = "us-east-1",
    };
}
