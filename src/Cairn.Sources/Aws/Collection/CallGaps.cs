using Cairn.Providers.Mapping;
using Cairn.Providers.Records;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Collection;

/// <summary>Says what a failed call leaves unseen, and what would let it be seen.</summary>
internal static class CallGaps
{
    public static string PermissionOf(Call call) => call.Permission ?? $"{AwsApis.All.Service(call.Service).Signing}:{call.Operation}";

    /// <summary>Whether a gap is of a call that may bring something when it is made again: a service recovers, a permission is granted, a session is renewed.</summary>
    public static bool MayClose(string? code) => code is "call-denied" or "call-throttled" or "call-failed" or "paging-endless" or "service-absent";

    /// <param name="where">The resource the call was about, or the account and region.</param>
    public static Gap Of(Call call, Failure failure, string where, Origin origin) => failure.Kind switch
    {
        FailureKind.Denied => new("call-denied", where, $"`{call.Name}` was denied: {(failure.Message.Length > 0 ? failure.Message : failure.Code)}", $"grant `{PermissionOf(call)}`", origin),
        // One gap for the service, not one for each of its operations.
        FailureKind.Absent when failure.Code == Failure.NoSuchHost => new("service-absent", where, $"`{call.Service}` is not offered there: {failure.Message}", null, new(origin.Source, call.Service)),
        FailureKind.Absent => new("service-absent", where, $"`{call.Name}` is not offered there: {failure.Said}", null, origin),
        FailureKind.Throttled => new("call-throttled", where, $"`{call.Name}` was turned away again and again: {failure.Code}", "collect again with a lower --concurrency", origin),
        _ when failure.Code == "PagingEndless" => new("paging-endless", where, $"`{call.Name}`: {failure.Message}", "what came before is there; collect again", origin),
        _ => new("call-failed", where, $"`{call.Name}` failed: {failure.Said}", "collect again", origin),
    };

    public static Gap TooDeep(Call call, string where, int levels, Origin origin) =>
        new("items-cut", where, $"what hangs on it lies more than {levels} levels below the list that `{call.Name}` is gone through for, and was not read", null, origin);

    public static Gap Cut(Call call, string where, Origin origin) =>
        new("items-cut", where, $"only the newest {call.Limit} items of `{call.Name}` were read", null, origin);
}
