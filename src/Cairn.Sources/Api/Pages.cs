using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Sources.Api;

/// <summary>Answers that came in several parts.</summary>
internal static class Pages
{
    private static readonly string[] Tokens = ["NextToken", "nextToken", "NextMarker", "nextMarker", "position", "NextPageMarker", "PaginationToken"];

    /// <summary>A list of items alone, as <c>--query</c> and jq give it, as the answer it was taken from.</summary>
    public static JsonElement Whole(JsonElement root, string operation)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0 || root[0].ValueKind == JsonValueKind.Array)
            return root;
        var paths = Operations.Known.Listings[operation].Select(listing => listing.Call)
            .Concat(Operations.Known.Completions[operation].Select(completion => completion.Call))
            .Select(call => call.Items?.Split('.')).OfType<string[]>().ToList();
        if (paths.Any(path => Begins(root[0], path[0])) || paths.Count == 0)
            return root;
        var longest = paths.MaxBy(path => path.Length)!;
        // Of a list in a list, either may have been taken out.
        var from = longest.Length > 1 && Begins(root[0], longest[1]) ? 1 : longest.Length;
        return longest.Take(from).Reverse().Aggregate(root, (inner, name) => JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [name == "*" ? "all" : name] = inner }));
    }

    /// <summary>A page that another should follow is no whole answer; nothing says what the others held.</summary>
    public static void Check(IReadOnlyList<ApiAnswer> answers, Intake intake)
    {
        var calls = answers.GroupBy(answer => (answer.Name.Operation, answer.Name.Region, string.Join('/', answer.Name.About), answer.Group));
        foreach (var call in calls.Where(call => call.Count(answer => IsFollowed(answer.Root)) >= call.Count()))
        {
            var last = call.Last();
            intake.Gaps.Add(new("answer-cut", last.Source, $"`{last.Name.Operation}` answered with more pages than were saved; what is on the others is not known", "save it without `--no-paginate` and `--max-items`", new(last.Source, last.Name.Operation!)));
        }
    }

    private static bool Begins(JsonElement item, string name) => item.ValueKind == JsonValueKind.Object && Field.Of(item)[name] is { IsAbsent: false };

    private static bool IsFollowed(JsonElement root) =>
        Tokens.Any(name => root.Text(name) is { Length: > 0 }) || root.Member("IsTruncated").IsTrue() || root.Member("Truncated").IsTrue();
}
