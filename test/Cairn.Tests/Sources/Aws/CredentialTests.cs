using System.Text;
using Cairn.Tests.Documents;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>Wherever the AWS tools find credentials Cairn finds them too, and signs with them; where there are none it says so in one line.</summary>
[Slow]
public sealed class CredentialTests : IAsyncDisposable
{
    private readonly Texts _texts = new();
    private readonly AwsLoopback _aws = new(new SyntheticAws([]).Answer);
    private readonly CredentialPlaces _places;

    public CredentialTests()
    {
        _places = new(_texts.Folder);
        _aws.Beside = _places.Answer;
        _aws.Fault = asked => asked.KeyId.EndsWith("GONE", StringComparison.Ordinal) ? AwsLoopback.Error(asked, 403, "InvalidClientTokenId") : null;
    }

    public static TheoryData<string> Ways => [.. CredentialCase.Ways.Select(way => way.Name)];

    public static TheoryData<string> Troubles => [.. CredentialCase.Troubles.Select(trouble => trouble.Name)];

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        _texts.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Calls_are_signed_with_the_keys_that_the_AWS_tools_would_use(string name)
    {
        var way = CredentialCase.Ways.Single(way => way.Name == name);

        var ended = await Run(way);

        Assert.True(ended.ExitCode == 0, ended.Error + ended.Output);
        Assert.StartsWith($"account {CredentialPlaces.Account}", ended.Output, StringComparison.Ordinal);
        Assert.Equal(CredentialPlaces.KeyOf(way.Key), Assert.Single(_aws.KeyIds).Key);
    }

    [Fact]
    public async Task A_role_is_taken_on_as_its_profile_says()
    {
        await Run(CredentialCase.Ways.Single(way => way.Name == "role"));

        var form = Encoding.UTF8.GetString(Assert.Single(_places.Asked).Body);
        Assert.Contains("ExternalId=ours", form, StringComparison.Ordinal);
        Assert.Contains("RoleSessionName=auditor", form, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Without_usable_credentials_one_line_says_why_and_another_what_to_do(string name)
    {
        var trouble = CredentialCase.Troubles.Single(trouble => trouble.Name == name);

        // Nothing is a machine of AWS here, unless a case says so.
        var environment = new Dictionary<string, string> { ["AWS_EC2_METADATA_DISABLED"] = "true" };
        foreach (var (setting, value) in trouble.Environment)
            environment[setting] = value;

        var ended = await Run(trouble with { Environment = environment });

        Assert.Equal(2, ended.ExitCode);
        Assert.DoesNotContain("Amazon.", ended.Error, StringComparison.Ordinal);
        Assert.Collection(
            ended.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.StartsWith(trouble.Said.Message, line, StringComparison.Ordinal),
            line => Assert.Contains(trouble.Said.Help, line, StringComparison.Ordinal));
    }

    private Task<CairnProcess.Ended> Run(CredentialCase @case) => CairnProcess.Run(
        ["doctor", "aws", .. @case.Option is { } profile ? new[] { "--profile", profile } : []],
        _places.Furnish(@case, _aws.Address),
        TestContext.Current.CancellationToken);
}
