using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Collection;

/// <summary>Goes through one list of one account and region: each item is completed, and what hangs on it is gone through in turn.</summary>
/// <param name="heard">Learns of every call how it went.</param>
/// <param name="sample">Takes only the first item of every list: enough to try each call once.</param>
internal sealed class Gatherer(AwsClient client, CallPlan plan, CallLimits limits, IRecordSink sink, Action<Call, Failure?>? heard = null, bool sample = false)
{
    private const int ItemsAtOnce = 16;

    /// <summary>Organisational units may be five deep; nothing else comes near.</summary>
    private const int MaxDepth = 12;

    /// <summary>What is being gone through, and whose item of the unit's list that is.</summary>
    private sealed record Scope(WorkUnit Unit, string? Item, string Region, string Key, int Depth, string Type = "")
    {
        public string Account => Unit.Caller.Account;

        public string Source => $"aws:{Account}";

        public string Where => Key.Length > 0 ? Key : $"{Source}/{Region}";
    }

    public async Task Run(WorkUnit unit, CancellationToken cancellation)
    {
        var scope = new Scope(unit, null, unit.Region, "", 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ItemsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Items(unit.Root.Call, scope, default, cancellation), options, async (item, token) =>
        {
            var key = KeyOf(unit.Root.Call, item);
            if (sink.IsDone(unit.Name, key))
                return;
            await Take(unit.Root, scope with { Item = key }, item, token);
            sink.Finish(unit.Name, key);
        });
        sink.Finish(unit.Name, null);
    }

    private async Task Take(TypedCall typed, Scope scope, JsonElement listed, CancellationToken cancellation)
    {
        var region = typed.Call.RegionIn is { } path && CallItems.At(Field.Of(listed), path).Text is { } own ? own : scope.Region;
        var here = scope with { Region = region };
        var item = await Complete(typed.Call, here, listed, cancellation);
        // What has no id although its list says so is told apart by what it says.
        var identity = CallItems.Identity(typed.Call, item) ?? (typed.Call.Id is null ? typed.Type.Type : Digest(listed));
        var key = scope.Key.Length == 0 || IsArn(identity) ? identity : $"{scope.Key}/{identity}";
        var isOnce = CallPlan.IsOnce(typed.Call) && typed.Call.RegionIn is null;
        var address = IsArn(identity) ? identity : $"{typed.Type.Type}/{(isOnce ? "" : region + "/")}{key}";
        sink.Add(here.Unit.Name, here.Item, new Record("aws", typed.Type.Type, here.Account, isOnce ? null : region, item, new(here.Source, address)));
        // What is said to lie below itself was gone through already.
        if (key != scope.Key || typed.Type.Type != scope.Type)
            await Descend(typed, here with { Key = key, Depth = scope.Depth + 1, Type = typed.Type.Type }, item, cancellation);
    }

    private async Task Descend(TypedCall typed, Scope scope, JsonElement item, CancellationToken cancellation)
    {
        var calls = plan.Below(typed.Type.Type);
        if (scope.Depth > MaxDepth && calls.Count > 0)
        {
            sink.Add(scope.Unit.Name, scope.Item, CallGaps.TooDeep(typed.Call, scope.Key, MaxDepth, new(scope.Source, typed.Call.Name)));
            return;
        }

        foreach (var below in calls)
        {
            await foreach (var found in Items(below.Call, scope, item, cancellation))
                await Take(below, scope, found, cancellation);
        }
    }

    /// <summary>The items of a call, through the items of another where it says so.</summary>
    private async IAsyncEnumerable<JsonElement> Items(Call call, Scope scope, JsonElement parent, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (call.From is null)
        {
            await foreach (var item in Listed(call, scope, [parent], cancellation))
                yield return item;
            yield break;
        }

        await foreach (var outer in Batches(Items(call.From, scope, parent, cancellation), Math.Max(1, call.Batch)))
        {
            await foreach (var item in Listed(call, scope, outer, cancellation))
                yield return item;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<JsonElement>> Batches(IAsyncEnumerable<JsonElement> items, int size)
    {
        var batch = new List<JsonElement>(size);
        await foreach (var item in items)
        {
            batch.Add(item);
            if (batch.Count < size)
                continue;
            yield return batch;
            batch = new(size);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private async IAsyncEnumerable<JsonElement> Listed(Call call, Scope scope, IReadOnlyList<JsonElement> about, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var answer in Answers(call, scope, about, cancellation))
        {
            var page = CallItems.Read(call, answer).Where(item => item.ValueKind == JsonValueKind.Object && CallItems.Fits(call, item)).Select(item => CallItems.Inherit(call, item, about[0]));
            await foreach (var item in Described(call, scope, page, cancellation))
            {
                if (call.Limit > 0 && ++count > call.Limit)
                {
                    sink.Add(scope.Unit.Name, scope.Item, CallGaps.Cut(call, scope.Where, new(scope.Source, call.Name)));
                    yield break;
                }

                yield return item;
                if (sample)
                    yield break;
            }
        }
    }

    /// <summary>Where one call describes many items, their descriptions; else the items as they are.</summary>
    private async IAsyncEnumerable<JsonElement> Described(Call call, Scope scope, IEnumerable<JsonElement> page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (call.Then is not [{ Batch: > 0 } describe, ..])
        {
            foreach (var item in page)
                yield return item;
            yield break;
        }

        foreach (var batch in page.Chunk(describe.Batch))
        {
            await foreach (var answer in Answers(describe, scope, batch, cancellation))
            {
                foreach (var item in CallItems.Read(describe, answer))
                    yield return CallItems.Inherit(call, item, batch[0]);
            }
        }
    }

    private async Task<JsonElement> Complete(Call call, Scope scope, JsonElement item, CancellationToken cancellation)
    {
        foreach (var then in call.Then.Where(then => then.Batch == 0))
        {
            if (!CallItems.Fits(then, item))
                continue;
            var answers = new List<JsonElement>();
            var about = scope with { Key = CallItems.Identity(call, item) ?? scope.Key };
            await foreach (var answer in Answers(then, about, [item], cancellation))
                answers.Add(answer);
            if (answers.Count > 0)
                item = CallItems.Complete(then, item, answers);
        }

        return item;
    }

    /// <summary>The pages of a call; a failure ends them and leaves a gap.</summary>
    private async IAsyncEnumerable<JsonElement> Answers(Call call, Scope scope, IReadOnlyList<JsonElement> about, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var operation = AwsApis.All.Find(call.Service, call.Operation).Operation;
        var parameters = CallParameters.Of(call, operation, scope.Account, about);
        await foreach (var reply in Pages.Read(client, scope.Unit.Caller, call.Service, call.Operation, scope.Region, parameters, limits, cancellation))
        {
            var isNone = reply.Failure is { } failed && call.None.Contains(failed.Code);
            heard?.Invoke(call, isNone ? null : reply.Failure);
            if (reply.Failure is null)
                yield return reply.Answer;
            else if (reply.Failure.Kind == FailureKind.Expired)
                throw new KeysUnavailableException(reply.Failure);
            else if (!isNone)
                sink.Add(scope.Unit.Name, scope.Item, CallGaps.Of(call, reply.Failure, scope.Where, new(scope.Source, call.Name)));
        }
    }

    /// <summary>What an item of a list is called in the journal: the same in the next run.</summary>
    private static string KeyOf(Call call, JsonElement item) =>
        CallItems.Identity(call, item) ?? Digest(item);

    private static string Digest(JsonElement item) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.GetRawText()))[..12]);

    private static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);
}
