using Cairn.Providers.Records;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Finds out whose keys these are, which accounts and which regions there are to look at.</summary>
internal sealed class Accounts(AwsClient client, CallLimits limits, TimeProvider time)
{
    private const string Closed = "account-closed";
    private const string NotLookedAt = "the account was not looked at, as the role could not be taken on: ";

    /// <summary>An account to look at, with its regions.</summary>
    public sealed record Place(Caller Caller, IReadOnlyList<string> Regions, bool IsFirst);

    /// <returns>Whose the keys are, and where to start from: elsewhere when the region that was named does not answer.</returns>
    public async Task<(Caller First, Start Start)> WhoAmI(Start start, CancellationToken cancellation)
    {
        var unknown = new Caller("", start.Keys);
        var reply = await FirstAnswer(call => client.Call(unknown, "sts", "GetCallerIdentity", start.Region, [], call), cancellation);
        // A region that there is not, or that the account has not opened, is no fault of the credentials.
        if (reply.Failure is { } first && start.Region != start.Home && (first.Code == Failure.NoSuchHost || first.IsStranger))
        {
            var home = await FirstAnswer(call => client.Call(unknown, "sts", "GetCallerIdentity", start.Home, [], call), cancellation);
            if (home.Failure is null)
                (reply, start) = (home, start with { Region = start.Home, Silent = start.Region });
        }

        if (reply.Failure is { } failure)
            throw Unreachable(failure);
        return (new(reply.Answer.Text("Account") ?? throw new AwsUnreachableException("AWS does not say whose credentials these are"), start.Keys), start);
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
        Failure.NoSuchHost or Failure.ConnectionFailed => new($"AWS cannot be reached: {failure.Message}", "see whether the network, a proxy (HTTPS_PROXY) and the region (--region, AWS_REGION) are right"),
        KeysUnavailableException.NoCredentials => new(failure.Message, failure.Help ?? "sign in again, or choose another profile with --profile"),
        _ when failure.Kind == FailureKind.Expired => new($"the AWS credentials have run out: {failure.Code}", "sign in again, or choose another profile with --profile"),
        _ when failure.IsStranger => new($"AWS does not know these credentials: {failure.Code}", "the key may have been deleted or deactivated, or be of another partition; choose another profile with --profile"),
        _ => new($"AWS does not accept the credentials: {failure.Said}", "sign in again, or choose another profile with --profile"),
    };

    /// <summary>The account itself and, where a role is named, all others of its organisation that let it in.</summary>
    public async Task<IReadOnlyList<Place>> All(Start start, Caller first, AwsOptions options, List<Gap> gaps, CancellationToken cancellation)
    {
        var callers = new List<Caller> { first };
        if (options.OrgRole is { } role)
        {
            var others = await new Members(client, limits).Of(start, first, gap => Note(gaps, gap), cancellation);
            callers.AddRange(others.Where(account => account != first.Account)
                .Select(account => new Caller(account, new RoleKeys(client, first, RoleArn(start.Region, account, role), start.Region, time))));
        }

        var places = new Place?[callers.Count];
        var regions = new Regions(client, start, options.Regions, gap => Note(gaps, gap));
        await Parallel.ForEachAsync(Enumerable.Range(0, callers.Count), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation }, async (i, token) =>
            places[i] = await Enter(callers[i], regions, options, isFirst: i == 0, gaps, token));
        var closed = gaps.Where(gap => gap.Code == Closed).OrderBy(gap => gap.Subject, StringComparer.Ordinal).ToList();
        if (closed.Count > 0 && closed.Count == callers.Count - 1)
            throw new AwsUnreachableException($"the role `{options.OrgRole}` could not be taken on in any other account of the organisation ({closed.Count}): {closed[0].Message[NotLookedAt.Length..]}", $"see whether the role is there under this name, and whether it lets account {first.Account} in; without --org-role only account {first.Account} is looked at");
        return [.. places.OfType<Place>()];
    }

    private static string RoleArn(string region, string account, string role) =>
        $"arn:{AwsApis.All.PartitionOf(region).Id}:iam::{account}:role/{role}";

    private static async Task<Place?> Enter(Caller caller, Regions regions, AwsOptions options, bool isFirst, List<Gap> gaps, CancellationToken cancellation)
    {
        try
        {
            await caller.Keys.Get(null, cancellation);
        }
        catch (KeysUnavailableException e)
        {
            Note(gaps, new(Closed, $"aws:{caller.Account}", NotLookedAt + e.Message, $"let the starting account take on `{options.OrgRole}` there"));
            return null;
        }

        var open = await regions.Of(caller, isFirst, cancellation);
        return open.Count > 0 ? new(caller, open, isFirst) : null;
    }

    private static void Note(List<Gap> gaps, Gap gap)
    {
        lock (gaps)
            gaps.Add(gap);
    }
}
