using System.Collections.Concurrent;
using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;
using Cairn.Sources.Aws.Collection;
using Cairn.Sources.Aws.Identity;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws;

/// <summary>Tries every declared call once, in one region, and says which work, which are denied and what would have to be granted.</summary>
public sealed class AwsDoctor(AwsOptions options, TimeProvider time)
{
    public async Task<AwsDiagnosis> Examine(CancellationToken cancellation)
    {
        var limits = new CallLimits { Concurrency = options.Concurrency, FailedAttempts = 2, BusyAttempts = 5 };
        using var line = new AwsLine(options, limits, time);
        var accounts = new Accounts(line.Client, limits, time);
        var (caller, start) = await accounts.WhoAmI(Start.From(options), cancellation);
        var gaps = new List<Gap>();
        // The role and the regions are tried as a collection with the same options would.
        var places = options.OrgRole is null && options.Regions.Count == 0 ? [] : await accounts.All(start, caller, options, gaps, cancellation);
        var regions = options.Regions.Count > 0 ? places[0].Regions : [start.Region];
        var heard = new ConcurrentDictionary<string, Failure?>(StringComparer.Ordinal);
        var plan = new CallPlan(AwsEstate.Types);
        var gatherer = new Gatherer(line.Client, plan, limits, new Nowhere(), (call, failure) => heard.AddOrUpdate(call.Name, failure, (_, before) => before ?? failure), sample: true);
        var units = plan.Units([new(caller, regions, IsFirst: true)]);
        await Parallel.ForEachAsync(units, new ParallelOptions { MaxDegreeOfParallelism = limits.Concurrency, CancellationToken = cancellation }, async (unit, token) => await Try(gatherer, unit, token));
        return new(caller.Account, string.Join(", ", regions), [.. AwsEstate.Types.SelectMany(type => type.Calls).SelectMany(call => call.All).DistinctBy(call => call.Name).OrderBy(call => call.Name, StringComparer.Ordinal).Select(call => Tried(call, heard))])
        {
            Accounts = Math.Max(1, places.Count),
            NotSeen = [.. gaps.OrderBy(gap => gap.Subject, StringComparer.Ordinal)],
        };
    }

    private static async Task Try(Gatherer gatherer, WorkUnit unit, CancellationToken cancellation)
    {
        try
        {
            await gatherer.Run(unit, cancellation);
        }
        catch (KeysUnavailableException e)
        {
            throw new AwsUnreachableException($"the credentials ran out: {e.Message}", e.Failure.Help ?? "sign in again");
        }
    }

    private static TriedCall Tried(Call call, ConcurrentDictionary<string, Failure?> heard)
    {
        var permission = AwsPermissions.Of(call);
        if (!heard.TryGetValue(call.Name, out var failure))
            return new(call.Name, permission, CallOutcome.NotTried, null);
        var outcome = failure?.Kind switch
        {
            null => CallOutcome.Works,
            FailureKind.Denied => CallOutcome.Denied,
            FailureKind.Absent => CallOutcome.Absent,
            _ => CallOutcome.Failed,
        };
        return new(call.Name, permission, outcome, failure?.Said);
    }

    /// <summary>What is found is not the question here.</summary>
    private sealed class Nowhere : IRecordSink
    {
        public bool IsDone(string unit, string item) => false;

        public void Add(string unit, string? item, Record record)
        {
        }

        public void Add(string unit, string? item, Gap gap)
        {
        }

        public void Finish(string unit, string? item)
        {
        }
    }
}
