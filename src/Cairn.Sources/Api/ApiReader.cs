using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;
using Cairn.Sources.Secrets;

namespace Cairn.Sources.Api;

/// <summary>Reads answers of the AWS API that somebody saved, by the same declarations that live collection goes by.</summary>
internal static partial class ApiReader
{
    public static ApiAnswer Answer(byte[] text, string source, AnswerName name, ReadOptions options) =>
        Answer(JsonDocument.Parse(text, new() { MaxDepth = options.MaxDepth + 1 }).RootElement, source, name);

    public static ApiAnswer Answer(JsonElement root, string source, AnswerName name)
    {
        // Policies are encoded for a URL where the answer was saved as it came over the wire.
        var plain = JsonMarshal.GetRawUtf8Value(root).IndexOf("%7B"u8) >= 0 ? JsonSerializer.SerializeToElement(Json.Plain(root)) : root;
        return new(source, name, Pages.Whole(plain, name.Operation!));
    }

    public static void Keep(IReadOnlyList<ApiAnswer> answers, ReadOptions options, Intake intake)
    {
        Pages.Check(answers, intake);
        foreach (var group in answers.GroupBy(answer => answer.Group))
        {
            var all = group.ToList();
            var account = group.Key.Account ?? Caller(all) ?? options.Account ?? AccountIn(all);
            foreach (var piece in new Gathering(all).Pieces)
                intake.Found.Add(new(RecordOf(piece, account, options), Found.Nothing));
        }
    }

    private static Record RecordOf(Piece piece, string? account, ReadOptions options)
    {
        var type = piece.Listing.Type.Type;
        var isGlobal = piece.Listing.Call.Reach != Reach.Region || type.StartsWith("AWS::IAM::", StringComparison.Ordinal);
        var own = piece.Listing.Call.RegionIn is { } path ? CallItems.At(Field.Of(piece.Item), path).Text : null;
        var region = own ?? (isGlobal ? null : piece.From.Name.Region ?? options.Region ?? RegionIn(piece.Item));
        var identity = CallItems.Identity(piece.Listing.Call, piece.Item) ?? "";
        var address = identity.StartsWith("arn:", StringComparison.Ordinal) ? identity : $"{type}/{(region is null ? "" : region + "/")}{identity}";
        return new("aws", type, account, region, piece.Item, new(piece.From.Source, address));
    }

    private static string? Caller(List<ApiAnswer> answers) =>
        answers.Where(answer => answer.Name.Operation == "sts:GetCallerIdentity").Select(answer => answer.Root.Text("Account")).FirstOrDefault(account => account is not null);

    /// <summary>The account that most ARNs name.</summary>
    private static string? AccountIn(List<ApiAnswer> answers) => answers
        .SelectMany(answer => Arn().Matches(answer.Root.GetRawText()))
        .CountBy(match => match.Groups[2].Value, StringComparer.Ordinal)
        .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => count.Key).FirstOrDefault();

    private static string? RegionIn(JsonElement item) => Arn().Match(item.GetRawText()) is { Success: true } match && match.Groups[1].Length > 0 ? match.Groups[1].Value : null;

    [GeneratedRegex(@"arn:aws[a-z-]{0,12}:[a-z0-9-]{1,40}:([a-z0-9-]{0,20}):(\d{12}):")]
    private static partial Regex Arn();
}
