using System.Globalization;
using System.Text.Json;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Sources.Api;

/// <summary>A resource put together from one or more answers.</summary>
internal sealed class Piece(Listing listing, JsonElement item, ApiAnswer from)
{
    public Listing Listing => listing;

    public JsonElement Item { get; set; } = item;

    public ApiAnswer From => from;
}

/// <summary>Puts the resources of one account together from saved answers, in whatever order they were saved.</summary>
internal sealed class Gathering
{
    private const int MaxLevels = 6;

    private readonly Dictionary<string, Piece> _byIdentity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Piece>> _byType = new(StringComparer.Ordinal);

    public Gathering(IReadOnlyList<ApiAnswer> answers)
    {
        // Lists below others need those first, to know whom they belong to.
        var waiting = answers.SelectMany(answer => Operations.Known.Listings[answer.Name.Operation!].Select(listing => (answer, listing))).ToList();
        for (var level = 0; level < MaxLevels && waiting.Count > 0; level++)
        {
            var types = waiting.Select(pair => pair.listing.Type.Type).ToHashSet(StringComparer.Ordinal);
            var due = waiting.ToLookup(pair => level == MaxLevels - 1 || pair.listing.Call.Of is not { } above || above == pair.listing.Type.Type || !types.Contains(above));
            foreach (var (answer, listing) in due[true])
                List(answer, listing);
            waiting = [.. due[false]];
        }

        foreach (var answer in answers)
        {
            foreach (var completion in Operations.Known.Completions[answer.Name.Operation!])
                Complete(answer, completion);
        }
    }

    public IEnumerable<Piece> Pieces => _byType.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value);

    private void List(ApiAnswer answer, Listing listing)
    {
        var parent = ParentOf(answer, listing);
        foreach (var item in CallItems.Read(listing.Call, answer.Root))
        {
            if (item.ValueKind == JsonValueKind.Object && CallItems.Fits(listing.Call, item))
                Add(listing, CallItems.Inherit(listing.Call, item, parent), answer);
        }
    }

    /// <summary>What the call went through: a resource at hand that the file's name means, else what the name says.</summary>
    private JsonElement ParentOf(ApiAnswer answer, Listing listing)
    {
        if (listing.Call.With.Count == 0)
            return default;
        foreach (var piece in listing.Call.Of is { } type ? Of(type) : [])
        {
            if (Means(listing.Call, piece, answer.Name.About))
                return piece.Item;
        }

        return Stub(listing.Call, answer.Name.About);
    }

    private void Complete(ApiAnswer answer, Completion completion)
    {
        var (listing, call) = (completion.Listing, completion.Call);
        var found = CallItems.Read(call, answer.Root).ToList();
        var whole = found.Where(item => item.ValueKind == JsonValueKind.Object && call.As is null && CallItems.Identity(listing.Call, item) is not null).ToList();
        if (call.Batch > 0 || whole.Count > 1)
        {
            foreach (var item in whole)
                Add(listing, item, answer);
            return;
        }

        var meant = Of(listing.Type.Type).Where(piece => Means(call, piece, answer.Name.About) || (whole is [var same] && Same(listing.Call, piece.Item, same))).ToList();
        foreach (var piece in meant)
            piece.Item = CallItems.Fits(call, piece.Item) ? Joined(call, piece.Item, answer.Root) : piece.Item;
        if (meant.Count > 0)
            return;
        if (whole is [var alone])
            Add(listing, alone, answer);
        else if (answer.Name.About.Count > 0 && call.With.Count == 1 && !Sanitized(answer.Name.About[0]))
            Add(listing, Joined(call, Stub(call, answer.Name.About), answer.Root), answer);
    }

    /// <summary>Answers that come one by one are put beside those there already.</summary>
    private static JsonElement Joined(Call call, JsonElement item, JsonElement answer)
    {
        if (call.As is not { } name || !name.EndsWith("[]", StringComparison.Ordinal))
            return CallItems.Complete(call, item, [answer]);
        var list = JsonSerializer.SerializeToElement(CallItems.Read(call, answer).ToList());
        var before = Field.Of(item)[name[..^2]];
        var all = before.IsKnown && before.Element.ValueKind == JsonValueKind.Array ? before.Element.EnumerateArray().Concat(list.EnumerateArray()) : list.EnumerateArray();
        return Merging.Merge(item, JsonSerializer.SerializeToElement(new Dictionary<string, List<JsonElement>> { [name[..^2]] = [.. all] }));
    }

    private void Add(Listing listing, JsonElement item, ApiAnswer answer)
    {
        var id = CallItems.Identity(listing.Call, item);
        var key = $"{listing.Type.Type} {answer.Name.Region} {id ?? (_byIdentity.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        if (_byIdentity.TryGetValue(key, out var known))
        {
            known.Item = Merging.Merge(known.Item, item);
            return;
        }

        var piece = new Piece(listing, item, answer);
        _byIdentity[key] = piece;
        if (!_byType.TryGetValue(listing.Type.Type, out var pieces))
            _byType[listing.Type.Type] = pieces = [];
        pieces.Add(piece);
    }

    private List<Piece> Of(string type) => _byType.GetValueOrDefault(type) ?? [];

    private static bool Same(Call call, JsonElement a, JsonElement b) =>
        CallItems.Identity(call, a) is { } id && id == CallItems.Identity(call, b);

    /// <summary>Whether a call's parameters, as file names keep them, are those of a resource, or one of its names.</summary>
    private static bool Means(Call call, Piece piece, IReadOnlyList<string> about)
    {
        if (about.Count == 0 || call.With.Count == 0)
            return false;
        var root = Field.Of(piece.Item);
        return call.With.Select(pair => CallItems.Split(pair).Path).Concat(piece.Listing.Type.Names.SelectMany(path => path.Split('|')))
            .Any(path => CallItems.At(root, path).Text is { } text && about.Any(name => FileText.Means(name, text)));
    }

    private static JsonElement Stub(Call call, IReadOnlyList<string> about)
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ((_, path), name) in call.With.Select(CallItems.Split).Zip(about))
            members[path] = FileText.Decoded(name);
        return JsonSerializer.SerializeToElement(members);
    }

    /// <summary>An ARN whose colons were lost is no name to make a resource of.</summary>
    private static bool Sanitized(string name) => name.StartsWith("arn_aws", StringComparison.Ordinal);
}
