using Cairn.Providers.Aws;
using Cairn.Tests.Documents;
using Cairn.Tests.Golden;
using Cairn.Tests.Sources.Aws.Live;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>The commands that the page about live accounts shows work, in order, against an organisation on this machine.</summary>
[Slow]
public sealed class ShownAwsCommandTests : IDisposable
{
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public async Task Every_command_of_the_page_works()
    {
        await using var aws = new AwsLoopback(new SyntheticAws(AwsEstate.Types) { Accounts = ["111122223333", "444455556666"] }.Answer);
        var config = Path.Combine(_texts.Folder, "config");
        await File.WriteAllTextAsync(config, "[profile audit]\naws_access_key_id = AKIA1111222233330\naws_secret_access_key = secret\nregion = us-east-1\n", TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string>(aws.Environment)
        {
            ["AWS_CONFIG_FILE"] = config,
            ["AWS_ACCESS_KEY_ID"] = "AKIA1111222233330",
            ["AWS_SECRET_ACCESS_KEY"] = "secret",
            ["AWS_REGION"] = "us-east-1",
        };
        var page = await File.ReadAllLinesAsync(Repository.In("docs", "how-to", "aws-account.md"), TestContext.Current.CancellationToken);
        var lines = page.Where(line => line.StartsWith("cairn ", StringComparison.Ordinal)).ToList();

        foreach (var line in lines)
            await Tool.Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Repository.Root, environment, [Path.Combine(AppContext.BaseDirectory, "cairn.dll"), .. ShownCommand.Parse(line).Arguments]);

        Assert.Equal(9, lines.Count);
        Assert.True(new FileInfo(Repository.In("artifacts", "organisation.ndjson")).Length > new FileInfo(Repository.In("artifacts", "account.ndjson")).Length);
    }

    [Fact]
    public async Task The_doctor_names_what_is_denied_and_what_to_grant()
    {
        await using var aws = new AwsLoopback(new SyntheticAws(AwsEstate.Types).Answer);
        aws.Fault = asked => asked.Name == "kms:GetKeyPolicy" ? AwsLoopback.Error(asked, 400, "AccessDeniedException") : null;
        var environment = new Dictionary<string, string>(aws.Environment) { ["AWS_ACCESS_KEY_ID"] = "AKIA1111222233330", ["AWS_SECRET_ACCESS_KEY"] = "secret", ["AWS_REGION"] = "us-east-1" };

        using var process = Tool.Start(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Repository.Root, environment, Path.Combine(AppContext.BaseDirectory, "cairn.dll"), "doctor", "aws");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(3, process.ExitCode);
        Assert.Contains("1 denied", output, StringComparison.Ordinal);
        Assert.Contains("kms: grant kms:GetKeyPolicy", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("terraform")]
    [InlineData("cloudformation")]
    public void The_policy_grants_every_permission_that_a_call_needs_and_no_other(string format)
    {
        var text = Cairn.Cli.Text.AwsPolicyText.Write(format, Cairn.Sources.Aws.AwsPermissions.All);

        var granted = System.Text.RegularExpressions.Regex.Matches(text, "[a-z0-9-]+:[A-Z][A-Za-z0-9]+").Select(match => match.Value).Where(name => !name.StartsWith("AWS:", StringComparison.Ordinal));
        Assert.Equal(Cairn.Sources.Aws.AwsPermissions.All, granted);
        Assert.All(Cairn.Sources.Aws.AwsPermissions.All, permission => Assert.DoesNotContain("*", permission, StringComparison.Ordinal));
    }
}
