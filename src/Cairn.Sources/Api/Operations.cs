using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;

namespace Cairn.Sources.Api;

/// <summary>A call and the type whose resources it lists.</summary>
internal sealed record Listing(ResourceType Type, Call Call);

/// <summary>A call that completes the resources of a listing.</summary>
internal sealed record Completion(Listing Listing, Call Call);

/// <summary>Every operation whose answers say something, found by its name in whatever spelling.</summary>
internal sealed class Operations
{
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal)
    {
        ["s3api"] = "s3",
        ["es"] = "opensearch",
        ["states"] = "stepfunctions",
        ["sfn"] = "stepfunctions",
        ["cloudwatchlogs"] = "logs",
    };

    public static readonly Operations Known = new();

    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _byOperation;
    private readonly ILookup<string, Listing> _byItems;

    private Operations()
    {
        var declared = AwsEstate.Types.SelectMany(type => type.Calls.Select(call => new Listing(type, call)))
            .Concat(FurtherCalls.All.Select(further => new Listing(AwsIdentity.TypeOf(further.Type)!, further.Call)))
            .ToList();
        Listings = declared.ToLookup(listing => listing.Call.Name, StringComparer.Ordinal);
        Completions = declared.SelectMany(listing => listing.Call.Then.SelectMany(then => then.All).Select(then => new Completion(listing, then))).ToLookup(completion => completion.Call.Name, StringComparer.Ordinal);
        foreach (var name in Listings.Select(group => group.Key).Concat(Completions.Select(group => group.Key)).Append("sts:GetCallerIdentity"))
            _byName[Plain(name)] = name;
        foreach (var (spelling, service) in Spellings)
        {
            foreach (var name in _byName.Values.Where(name => name.StartsWith($"{service}:", StringComparison.Ordinal)).ToList())
                _byName.TryAdd(spelling + Plain(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]), name);
        }

        _byOperation = _byName.Values.Distinct().ToLookup(name => Plain(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]), StringComparer.Ordinal);
        _byItems = declared.Where(listing => listing.Call.Items is { Length: > 0 } && listing.Call.From is null).ToLookup(listing => listing.Call.Items!.Split('.')[0], StringComparer.Ordinal);
    }

    public ILookup<string, Listing> Listings { get; }

    public ILookup<string, Completion> Completions { get; }

    /// <summary>The operation with this service and name run together, in any spelling; null when it is not one of ours.</summary>
    public string? Find(string text) => _byName.GetValueOrDefault(Plain(text));

    /// <summary>The operation of this name, while only one service has it.</summary>
    public string? Alone(string operation) => _byOperation[Plain(operation)].ToList() is [var only] ? only : null;

    /// <summary>The operation whose answer holds its items in this member, while only one does.</summary>
    public string? ByMember(string member) => _byItems[member].Select(listing => listing.Call.Name).Distinct().ToList() is [var only] ? only : null;

    public static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
}
