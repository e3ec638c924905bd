using System.Text.Json;

namespace Cairn.Access.Aws;

/// <summary>The calls that AWS checks more than once; data, read from <c>knowledge/permissions/aws-calls.json</c>.</summary>
public sealed class AwsCalls
{
    private readonly Dictionary<string, AwsCall> _byName;

    public AwsCalls(IEnumerable<AwsCall> calls) => _byName = calls.ToDictionary(call => call.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Knows of no such call.</summary>
    public static AwsCalls None { get; } = new([]);

    public IReadOnlyCollection<AwsCall> All => _byName.Values;

    /// <summary>The call of this name; null if AWS checks it once, as the action of that name.</summary>
    public AwsCall? Find(string action) => _byName.GetValueOrDefault(action);

    public static AwsCalls Parse(JsonElement json)
        => new(json.GetProperty("calls").EnumerateArray().Select(call => new AwsCall(
            call.GetProperty("call").GetString()!,
            call.GetProperty("source").GetString()!,
            [.. call.GetProperty("checks").EnumerateArray().Select(Check)])));

    private static AwsCallCheck Check(JsonElement check) => new(check.GetProperty("part").GetString()!, check.GetProperty("action").GetString()!, check.GetProperty("resource").GetString()!)
    {
        IsOptional = check.TryGetProperty("optional", out var optional) && optional.GetBoolean(),
        Caller = check.TryGetProperty("caller", out var caller) ? caller.GetString() : null,
        Context = check.TryGetProperty("with", out var with)
            ? with.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.OrdinalIgnoreCase)
            : new Dictionary<string, string>(),
    };
}

/// <summary>A call whose every part must be allowed.</summary>
/// <param name="Name">The API call, as <c>ec2:RunInstances</c>; not always an action of that name.</param>
/// <param name="Source">The provider's page that says so.</param>
/// <param name="Checks">What is checked, the part that the call is chiefly about first.</param>
public sealed record AwsCall(string Name, string Source, IReadOnlyList<AwsCallCheck> Checks);

/// <summary>One of the checks of a call.</summary>
/// <param name="Part">What it is about, as <c>subnet</c>.</param>
/// <param name="Action">The action that is checked.</param>
/// <param name="Resource">What it acts on where the part is not given; <c>{source.key}</c> is the key that encrypts another part.</param>
public sealed record AwsCallCheck(string Part, string Action, string Resource)
{
    /// <summary>True if the call works without this part.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Who must be allowed, where that is not the caller: the service that a role must trust.</summary>
    public string? Caller { get; init; }

    /// <summary>Request keys that the call itself settles.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();
}

/// <summary>The answer to a question about a call.</summary>
/// <param name="Verdict">What all parts together come to.</param>
/// <param name="Parts">Every check with its own verdict.</param>
/// <param name="NotAsked">Optional parts that were not given, and keys of what the estate does not have, and so not checked.</param>
public sealed record AwsCallAnswer(Verdict Verdict, IReadOnlyList<AwsCallPart> Parts, IReadOnlyList<string> NotAsked);

/// <summary>One check of a call, decided.</summary>
public sealed record AwsCallPart(string Part, string Action, string Resource, AwsCaller Caller, Verdict Verdict);
