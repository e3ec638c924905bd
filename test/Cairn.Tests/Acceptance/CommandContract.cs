using System.Text.Json;
using Cairn.Tests.Documents;
using Cairn.Tests.Golden;
using Cairn.Tests.Output;

namespace Cairn.Tests.Acceptance;

/// <summary>What scripts rely on: exit codes, JSON alone on standard output, and no name that commands a terminal.</summary>
[Slow]
public sealed class CommandContract : IDisposable
{
    private static readonly string Sample = Repository.In("samples", "larkspur-health", "state.json");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-contract-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_bad_source_is_reported_with_its_position_and_the_others_are_scanned()
    {
        var cut = Write("cut.json", File.ReadAllText(Sample)[..4000]);

        var run = await CairnProcess.Run(["scan", cut, Sample, "--format", "json"], TestContext.Current.CancellationToken);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"cut\.json:\d+:\d+: ", run.Error);
        using var report = JsonDocument.Parse(run.Output);
        Assert.NotEmpty(report.RootElement.GetProperty("attacks").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_to_look_at_is_not_fine()
    {
        var run = await CairnProcess.Run(["scan", _folder.FullName], TestContext.Current.CancellationToken);

        Assert.Equal(3, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("nothing could be looked at", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "MATCH (n) RETURN n")]
    [InlineData("inventory")]
    [InlineData("paths")]
    [InlineData("blast", "--from", "internet")]
    [InlineData("can", "--principal", "*", "--action", "s3:GetObject")]
    public async Task An_answer_about_an_input_that_could_not_be_read_is_not_fine(string command, params string[] rest)
    {
        var cut = Write("cut.json", File.ReadAllText(Sample)[..4000]);

        var run = await CairnProcess.Run([command, cut, .. rest], TestContext.Current.CancellationToken);

        Assert.Equal(2, run.ExitCode);
        Assert.Matches(@"cut\.json:\d+:\d+: ", run.Error);
    }

    [Theory]
    [InlineData("critical", 1)]
    [InlineData(null, 0)]
    public async Task Findings_fail_a_scan_only_when_asked_to(string? failOn, int exit)
    {
        var run = await CairnProcess.Run(["scan", Sample, "--format", "json", .. failOn is null ? Array.Empty<string>() : ["--fail-on", failOn]], TestContext.Current.CancellationToken);

        Assert.Equal(exit, run.ExitCode);
    }

    [Fact]
    public async Task A_hostile_name_commands_no_terminal()
    {
        var state = Write("hostile.json", """
            {"format_version":"1.0","values":{"root_module":{"resources":[
              {"address":"aws_s3_bucket.a","mode":"managed","type":"aws_s3_bucket","name":"a","provider_name":"registry.terraform.io/hashicorp/aws",
               "values":{"bucket":"x\u001b[31m<script>\u202e') RETURN n //","arn":"arn:aws:s3:::x\u001b[31m"}}]}}}
            """);

        var run = await CairnProcess.Run(["inventory", state], TestContext.Current.CancellationToken);

        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.Contains("\\u001b", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_in_a_refusal_commands_no_terminal()
    {
        var state = Write("twins.json", """
            {"format_version":"1.0","values":{"root_module":{"resources":[
              {"address":"aws_s3_bucket.a","mode":"managed","type":"aws_s3_bucket","name":"a","provider_name":"registry.terraform.io/hashicorp/aws",
               "values":{"bucket":"x\u001b[31m/twin","arn":"arn:aws:s3:::x\u001b[31m/twin"}},
              {"address":"aws_s3_bucket.b","mode":"managed","type":"aws_s3_bucket","name":"b","provider_name":"registry.terraform.io/hashicorp/aws",
               "values":{"bucket":"y\u202e/twin","arn":"arn:aws:s3:::y\u202e/twin"}}]}}}
            """);

        var run = await CairnProcess.Run(["explain", state, "--what", "twin"], TestContext.Current.CancellationToken);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\\u001b", run.Error, StringComparison.Ordinal);
        Assert.Empty(HostileNames.Unsafe(run.Error));
    }

    [Theory]
    [InlineData("archivist", "s3:PutObject", "arn:aws:s3:::larkspur-models/x", "denied", true)]
    [InlineData("ci-publish-model", "s3:PutObject", "larkspur-models", "allowed", false)]
    [InlineData("sam.intern", "sagemaker:CreateTrainingJob", "*", "denied", false)]
    [InlineData("miro.engineer", "sagemaker:CreateTrainingJob", "*", "allowed", false)]
    [InlineData("oncall", "iam:CreateUser", "*", "denied", false)]
    [InlineData("*", "s3:PutObject", "arn:aws:s3:::larkspur-feedback-intake/feedback/x", "allowed", false)]
    public async Task A_permission_question_has_one_answer_with_its_reason(string principal, string action, string resource, string decision, bool isExplicit)
    {
        var run = await CairnProcess.Run(["can", Sample, "--principal", principal, "--action", action, "--resource", resource, "--format", "json"], TestContext.Current.CancellationToken);

        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal("cairn.access/1", answer.RootElement.GetProperty("format").GetString());
        Assert.Equal(decision, answer.RootElement.GetProperty("decision").GetString());
        Assert.Equal(isExplicit, answer.RootElement.GetProperty("explicit").GetBoolean());
    }

    [Fact]
    public async Task Everybody_who_may_do_something_is_listed_strangers_too()
    {
        var run = await CairnProcess.Run(["who-can", Sample, "--action", "s3:PutObject", "--resource", "arn:aws:s3:::larkspur-care-articles/agency/x", "--format", "json"], TestContext.Current.CancellationToken);

        using var answers = JsonDocument.Parse(run.Output);
        var who = answers.RootElement.GetProperty("answers").EnumerateArray().Select(answer => answer.GetProperty("principal").GetString()).ToList();
        Assert.Contains("*", who);
        Assert.DoesNotContain("arn:aws:iam::123456789012:user/archivist", who);
    }

    [Fact]
    public async Task What_an_identity_can_do_is_grouped()
    {
        var run = await CairnProcess.Run(["principal", Sample, "miro.engineer"], TestContext.Current.CancellationToken);

        Assert.Contains("CAN_PASS sagemaker.amazonaws.com: ml-platform-admin", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inventory", "--kind", "Role")]
    [InlineData("blast", "--from", "ci-publish-model", "--format", "json")]
    [InlineData("explain", "--what", "ci-publish-model")]
    [InlineData("can", "--principal", "ci-publish-model", "--action", "s3:PutObject", "--resource", "larkspur-models", "--format", "json")]
    [InlineData("who-can", "--action", "s3:PutObject", "--resource", "larkspur-models", "--format", "json")]
    [InlineData("principal", "ci-publish-model")]
    [InlineData("query", "MATCH (r:Role) RETURN r.key")]
    [InlineData("paths", "--to", "larkspur-models", "--format", "json")]
    [InlineData("fix", "--to-kind", "admin", "--format", "json")]
    public async Task A_command_that_reads_sources_is_told_what_code_does_not_say(string command, params string[] rest)
    {
        var run = await CairnProcess.Run([command, "samples/larkspur-health/terraform", .. rest, "--account", "210987654321"], TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("210987654321", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`cairn scan aws --help`", "scan", "aws", "--nonsense")]
    [InlineData("`cairn graph save --help`", "graph", "save")]
    [InlineData("`cairn --help`", "nonsense")]
    [InlineData("write it as service:Action", "can", "samples/larkspur-health/state.json", "--principal", "*", "--action", "GetObject")]
    [InlineData("give the name of a file in it", "scan", "samples/larkspur-health/state.json", "--out", "samples")]
    [InlineData("cairn: ", "collect", "samples/larkspur-health/state.json", "--out", "samples/nowhere/x.ndjson")]
    [InlineData("cairn: ", "collect", "samples/larkspur-health/state.json", "--out", "samples")]
    [InlineData("put the paths before it", "paths", "--from", "internet", "samples/larkspur-health/state.json")]
    [InlineData("give `aws` as what is there", "drift", "samples/claims-desk/template.yaml", "samples/claims-desk/live", "--profile", "audit")]
    public async Task Wrong_usage_names_the_help_that_fits(string help, params string[] arguments)
    {
        var run = await CairnProcess.Run(arguments, TestContext.Current.CancellationToken);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(help, run.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
