using System.Text.Json.Nodes;
using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Sources.Aws;
using Cairn.Sources.Aws.Wire;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>Accounts and regions that cannot be looked at are told before anything is collected, with what to do.</summary>
public sealed class PlaceTests : IDisposable
{
    private const string Account = "111122223333";
    private const string Other = "444455556666";
    private static readonly CallLimits Quick = new() { FirstPause = TimeSpan.FromMilliseconds(1), StartRate = 1000, TopRate = 2000, LongestPause = TimeSpan.FromMilliseconds(5), Concurrency = 32 };
    private static readonly IReadOnlyList<ResourceType> Some = [.. AwsEstate.Types.Where(type => type.Type.Split("::") is [_, "SNS" or "IAM", _])];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Theory]
    [InlineData("us-eats-1", "account 111122223333 has no region `us-eats-1`", "did you mean `us-east-1`?")]
    [InlineData("mars", "account 111122223333 has no region `mars`", "there are: ap-east-1, eu-west-1, us-east-1")]
    [InlineData("ap-east-1", "`ap-east-1` is not enabled in account 111122223333", "enabled are: eu-west-1, us-east-1")]
    public async Task A_region_that_cannot_be_looked_at_is_said_with_the_ones_that_can(string region, string message, string help)
    {
        await using var aws = Aws();
        // Where a region is not open its services do not know the keys; a stand-in for AWS knows everybody, and not each region.
        aws.Fault = asked => asked.Region is "eu-west-1" or "us-east-1" || (region == "mars" && asked.Service.Name == "sts") ? null : AwsLoopback.Error(asked, 403, "InvalidClientTokenId");

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Collect(aws, regions: [region]));

        Assert.Equal(message, stopped.Message);
        Assert.Contains(help, stopped.Help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_that_does_not_answer_is_not_taken_for_wrong_credentials_when_regions_may_not_be_listed()
    {
        await using var aws = Aws();
        aws.Fault = asked => asked.Region == "us-eats-1" ? AwsLoopback.Error(asked, 403, "InvalidClientTokenId")
            : asked.Name == "ec2:DescribeRegions" ? AwsLoopback.Error(asked, 403, "UnauthorizedOperation") : null;

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Collect(aws, regions: ["us-eats-1"]));

        Assert.Equal("AWS does not answer these credentials in region `us-eats-1`", stopped.Message);
    }

    [Fact]
    public async Task Of_several_regions_one_that_is_not_enabled_is_a_gap_and_no_call_goes_there()
    {
        await using var aws = Aws();
        aws.Fault = asked => asked.Region == "ap-east-1" ? AwsLoopback.Error(asked, 403, "InvalidClientTokenId") : null;

        var summary = await Collect(aws, regions: ["us-east-1", "ap-east-1"]);

        var gap = Assert.Single(summary.Places);
        Assert.Equal(("region-closed", $"aws:{Account}/ap-east-1", 1), (gap.Code, gap.Subject, summary.Gaps));
    }

    [Theory]
    [InlineData("AWSOrganizationsNotInUseException", null, "account 111122223333 is in no organisation", "without --org-role")]
    [InlineData("AccessDeniedException", Other, "neither the management account (444455556666) nor a delegated administrator", "credentials of account 444455556666")]
    [InlineData("AccessDeniedException", Account, "may not be listed: AccessDeniedException", "grant `organizations:ListAccounts`")]
    [InlineData("AccessDeniedException", null, "account 111122223333 may not list the organisation's accounts", "start from the management account")]
    public async Task An_organisation_that_may_not_be_listed_stops_with_who_could(string code, string? management, string message, string help)
    {
        await using var aws = Aws(management: management);
        aws.Fault = asked => asked.Name == "organizations:ListAccounts" || (management is null && asked.Name == "organizations:DescribeOrganization") ? AwsLoopback.Error(asked, 400, code) : null;

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Collect(aws, role: "Audit"));

        Assert.Contains(message, stopped.Message, StringComparison.Ordinal);
        Assert.Contains(help, stopped.Help, StringComparison.Ordinal);
        Assert.DoesNotContain("sns:ListTopics", aws.Heard.Keys);
    }

    [Fact]
    public async Task A_role_that_can_be_taken_on_nowhere_stops_before_anything_is_collected()
    {
        await using var aws = Aws(accounts: [Account, Other, "777788889999"]);
        aws.Fault = asked => asked.Name == "sts:AssumeRole" ? AwsLoopback.Error(asked, 403, "AccessDenied") : null;

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Collect(aws, role: "Audit"));

        Assert.Equal("the role `Audit` could not be taken on in any other account of the organisation (2): AccessDenied: on purpose", stopped.Message);
        Assert.DoesNotContain("sns:ListTopics", aws.Heard.Keys);
    }

    [Fact]
    public async Task The_summary_tells_which_services_denied_calls_and_calls_no_denial_a_failure()
    {
        await using var aws = Aws();
        aws.Fault = asked => asked.Name == "sns:ListTopics" ? AwsLoopback.Error(asked, 403, "AuthorizationError") : null;

        var summary = await Collect(aws, regions: ["us-east-1"]);

        Assert.Equal([new MissedCalls("sns", 1)], summary.Denied);
        Assert.Empty(summary.Failed);
        Assert.All(summary.Costs, cost => Assert.Equal(0, cost.Failed));
    }

    [Fact]
    public async Task Another_collections_journal_is_refused_with_what_differs()
    {
        await using var aws = Aws();
        var journal = Path.Combine(_texts.Folder, "a.ndjson.journal");
        await File.WriteAllTextAsync(journal, """{"format":"cairn.journal/1","purpose":"account 999999999999, every enabled region"}""" + "\n", TestContext.Current.CancellationToken);

        var stopped = await Assert.ThrowsAsync<AwsUnreachableException>(() => Collect(aws, regions: ["us-east-1"], resume: true));

        Assert.Equal("the journal there is of another collection: account 999999999999, every enabled region; asked for now: account 111122223333, regions us-east-1", stopped.Message);
    }

    [Fact]
    public async Task What_an_interrupted_collection_found_is_kept_until_the_one_begun_anew_is_through()
    {
        await using var aws = Aws();
        var journal = Path.Combine(_texts.Folder, "a.ndjson.journal");
        await File.WriteAllTextAsync(journal, "found before", TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource();
        aws.Fault = asked =>
        {
            if (asked.Name == "sns:ListTopics")
                stop.Cancel();
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Collect(aws, stop: stop.Token));
        var old = await File.ReadAllTextAsync(journal + ".old", TestContext.Current.CancellationToken);
        aws.Fault = _ => null;
        await Collect(aws, resume: true);

        Assert.Equal("found before", old);
        Assert.Equal(["a.ndjson"], Directory.GetFiles(_texts.Folder).Select(Path.GetFileName));
    }

    private static AwsLoopback Aws(IReadOnlyList<string>? accounts = null, string? management = null)
    {
        var synthetic = new SyntheticAws(Some) { Accounts = accounts ?? [] };
        return new(asked => asked.Name switch
        {
            "ec2:DescribeRegions" => new JsonObject { ["Regions"] = new JsonArray(Region("us-east-1", "opt-in-not-required"), Region("eu-west-1", "opted-in"), Region("ap-east-1", "not-opted-in")) },
            "organizations:DescribeOrganization" => new JsonObject { ["Organization"] = new JsonObject { ["MasterAccountId"] = management } },
            _ => synthetic.Answer(asked),
        });
    }

    private static JsonObject Region(string name, string state) => new() { ["RegionName"] = name, ["OptInStatus"] = state };

    private async Task<AwsSummary> Collect(AwsLoopback aws, IReadOnlyList<string>? regions = null, string? role = null, bool resume = false, CancellationToken? stop = null)
    {
        var snapshot = Path.Combine(_texts.Folder, "a.ndjson");
        var options = new AwsOptions { Journal = snapshot + ".journal", Environment = aws.Environment, Regions = regions ?? [], OrgRole = role, Resume = resume };
        using var collector = new AwsCollector(options, TimeProvider.System, Quick, new FixedKeys(Account), Some);
        using var file = File.Create(snapshot);
        return await collector.Collect(file, null, stop ?? TestContext.Current.CancellationToken);
    }
}
