using System.Text.Json.Nodes;
using Cairn.Providers.Records;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Finds out whose keys these are, which accounts and which regions there are to look at.</summary>
internal sealed class Accounts(AwsClient client, CallLimits limits, TimeProvider time)
{
    /// <summary>An account to look at, with its regions.</summary>
    public sealed record Place(Caller Caller, IReadOnlyList<string> Regions, bool IsFirst);

    public async Task<Caller> WhoAmI(Start start, CancellationToken cancellation)
    {
        var unknown = new Caller("", start.Keys);
        var reply = await FirstAnswer(call => client.Call(unknown, "sts", "GetCallerIdentity", start.Region, [], call), cancellation);
        if (reply.Failure is { } failure)
            throw Unreachable(failure);
        return new(reply.Answer.Text("Account") ?? throw new AwsUnreachableException("AWS does not say whose credentials these are"), start.Keys);
    }

    /// <summary>A person waits for the first answer; without a network it would be tried for minutes.</summary>
    private async Task<Reply> FirstAnswer(Func<CancellationToken, Task<Reply>> ask, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(limits.FirstAnswer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(default, Failure.Broken($"no answer within {limits.FirstAnswer.TotalSeconds} seconds"));
        }
    }

    private static AwsUnreachableException Unreachable(Failure failure) => failure.Code switch
    {
        "NoSuchHost" or Failure.ConnectionFailed => new($"AWS cannot be reached: {failure.Message}", "see whether the network, a proxy (HTTPS_PROXY) and the region (AWS_REGION) are right"),
        KeysUnavailableException.NoCredentials => new(failure.Message, failure.Help ?? "sign in again, or choose another profile with --profile"),
        _ when failure.Kind == FailureKind.Expired => new($"the AWS credentials have run out: {failure.Code}", "sign in again, or choose another profile with --profile"),
        _ when failure.IsStranger => new($"AWS does not know these credentials: {failure.Code}", "the key may have been deleted or deactivated, or be of another partition; choose another profile with --profile"),
        _ => new($"AWS does not accept the credentials: {failure.Code}{(failure.Message.Length > 0 ? $": {failure.Message}" : "")}", "sign in again, or choose another profile with --profile"),
    };

    /// <summary>The account itself and, where a role is named, all others of its organisation that let it in.</summary>
    public async Task<IReadOnlyList<Place>> All(Start start, Caller first, AwsOptions options, List<Gap> gaps, CancellationToken cancellation)
    {
        var callers = new List<Caller> { first };
        if (options.OrgRole is { } role)
        {
            var others = await Members(start, first, gaps, cancellation);
            callers.AddRange(others.Where(account => account != first.Account)
                .Select(account => new Caller(account, new RoleKeys(client, first, RoleArn(start.Region, account, role), start.Region, time))));
        }

        var places = new Place?[callers.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, callers.Count), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation }, async (i, token) =>
            places[i] = await Enter(callers[i], start, options, isFirst: i == 0, gaps, token));
        return [.. places.OfType<Place>()];
    }

    private static string RoleArn(string region, string account, string role) =>
        $"arn:{AwsApis.All.PartitionOf(region).Id}:iam::{account}:role/{role}";

    private async Task<IReadOnlyList<string>> Members(Start start, Caller first, List<Gap> gaps, CancellationToken cancellation)
    {
        var found = new List<string>();
        var region = AwsApis.All.PartitionOf(start.Region).GlobalRegion;
        await foreach (var page in Pages.Read(client, first, "organizations", "ListAccounts", region, [], limits, cancellation))
        {
            if (page.Failure is { } failure)
                Note(gaps, new("accounts-unknown", $"aws:{first.Account}", $"the organisation's accounts could not be listed: {failure.Code}: {failure.Message}", "start from the management account or a delegated administrator, and grant `organizations:ListAccounts`"));
            else
                found.AddRange(page.Answer.Member("Accounts").Items().Where(account => account.Text("Status") is null or "ACTIVE").Select(account => account.Text("Id")).OfType<string>());
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private async Task<Place?> Enter(Caller caller, Start start, AwsOptions options, bool isFirst, List<Gap> gaps, CancellationToken cancellation)
    {
        try
        {
            await caller.Keys.Get(null, cancellation);
        }
        catch (KeysUnavailableException e)
        {
            Note(gaps, new("account-closed", $"aws:{caller.Account}", $"the account was not looked at: `{options.OrgRole}` could not be taken on: {e.Message}", $"let the starting account take on `{options.OrgRole}` there"));
            return null;
        }

        return new(caller, options.Regions.Count > 0 ? options.Regions : await Regions(caller, start.Region, gaps, cancellation), isFirst);
    }

    private async Task<IReadOnlyList<string>> Regions(Caller caller, string region, List<Gap> gaps, CancellationToken cancellation)
    {
        var reply = await client.Call(caller, "ec2", "DescribeRegions", region, new JsonObject { ["AllRegions"] = false }, cancellation);
        var names = reply.Answer.Member("Regions").Items().Select(item => item.Text("RegionName")).OfType<string>().Order(StringComparer.Ordinal).ToList();
        if (names.Count > 0)
            return names;
        Note(gaps, new("regions-unknown", $"aws:{caller.Account}", $"which regions are enabled is not known, only `{region}` was looked at: {reply.Failure?.Code ?? "the answer names none"}", "grant `ec2:DescribeRegions`, or name them with --region"));
        return [region];
    }

    private static void Note(List<Gap> gaps, Gap gap)
    {
        lock (gaps)
            gaps.Add(gap);
    }
}
