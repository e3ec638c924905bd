using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;
using Cairn.Sources.Aws.Collection;
using Cairn.Sources.Aws.Identity;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws;

/// <summary>Collects live accounts into a snapshot. It only ever asks; no call changes anything or reads a secret's value.</summary>
public sealed class AwsCollector : IDisposable
{
    private readonly AwsOptions _options;
    private readonly TimeProvider _time;
    private readonly CallLimits _limits;
    private readonly AwsLine _line;
    private readonly IKeySource? _keys;
    private readonly IReadOnlyList<ResourceType> _types;

    public AwsCollector(AwsOptions options, TimeProvider time)
        : this(options, time, new() { Concurrency = options.Concurrency })
    {
    }

    internal AwsCollector(AwsOptions options, TimeProvider time, CallLimits limits, IKeySource? keys = null, IReadOnlyList<ResourceType>? types = null)
    {
        (_options, _time, _limits, _keys, _types) = (options, time, limits, keys, types ?? AwsEstate.Types);
        _line = new(options, limits, time);
    }

    public void Dispose() => _line.Dispose();

    /// <summary>Collects, and writes the snapshot to a stream at the end.</summary>
    public async Task<AwsSummary> Collect(Stream output, IProgress<AwsProgress>? progress, CancellationToken cancellation)
    {
        var started = _time.GetTimestamp();
        var accounts = new Accounts(_line.Client, _limits, _time);
        var (first, start) = await accounts.WhoAmI(Start.From(_options, _keys), cancellation);
        var gaps = new List<Gap>();
        var places = await accounts.All(start, first, _options, gaps, cancellation);
        gaps.Sort((one, other) => StringComparer.Ordinal.Compare(one.Subject, other.Subject));
        IReadOnlyList<MissedCalls> denied;
        IReadOnlyList<MissedCalls> failed;
        using (var journal = Journal.Open(_options.Journal, Purpose(first), _options.Resume, _options.Salt))
        {
            await Gather(places, journal, progress, cancellation);
            denied = journal.Missed("call-denied");
            failed = journal.Missed("call-failed", "call-throttled", "paging-endless");
        }

        var (records, gapCount) = SnapshotFromJournal.Write(_options.Journal, output, gaps);
        // The journal is all there is until the snapshot has left the buffers.
        await output.FlushAsync(cancellation);
        Journal.Delete(_options.Journal);
        return new(places.Count, records, gapCount, _time.GetElapsedTime(started), _line.Client.Tally.ByService()) { Places = gaps, Denied = denied, Failed = failed };
    }

    /// <summary>What a journal must agree in to be gone on with: what was asked for, not what could be seen of it then.</summary>
    private string Purpose(Caller first) =>
        $"account {first.Account}{(_options.OrgRole is { } role ? $" and its organisation through the role {role}" : "")}, {(_options.Regions.Count > 0 ? $"regions {string.Join(", ", _options.Regions.Distinct().Order(StringComparer.Ordinal))}" : "every enabled region")}";

    private async Task Gather(IReadOnlyList<Accounts.Place> places, Journal journal, IProgress<AwsProgress>? progress, CancellationToken cancellation)
    {
        var plan = new CallPlan(_types);
        var units = plan.Units(places).ToList();
        var gatherer = new Gatherer(_line.Client, plan, _limits, journal);
        // More units than slots, so that those waiting for a slow service do not hold up the others.
        var options = new ParallelOptions { MaxDegreeOfParallelism = _limits.Concurrency * 2, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(units.Where(unit => !journal.IsDone(unit.Name)), options, async (unit, token) =>
            {
                await gatherer.Run(unit, token);
                progress?.Report(new(journal.FinishedUnits, units.Count, _line.Client.Tally.Calls, journal.Records, journal.Gaps, _line.Client.Tally.Throttled));
            });
        }
        catch (KeysUnavailableException e)
        {
            throw e.Failure.IsStranger
                ? new AwsUnreachableException($"AWS no longer knows the credentials: {e.Message}", "the key may have been deleted or deactivated; get another and go on with --resume; what was collected is kept")
                : new AwsUnreachableException($"the credentials ran out: {e.Message}", $"{e.Failure.Help ?? "sign in again"} and go on with --resume; what was collected is kept");
        }
    }
}
