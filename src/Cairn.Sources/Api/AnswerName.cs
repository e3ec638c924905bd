using System.Text.RegularExpressions;
using Cairn.Sources.Files;

namespace Cairn.Sources.Api;

/// <summary>Which operation a saved answer is of, as its path tells.</summary>
/// <param name="Operation">Service and operation; null for one that is an operation but says nothing Cairn uses.</param>
/// <param name="About">What the call was asked about, as far as folders or file names keep it.</param>
/// <param name="Base">The folder that holds all answers of one collection.</param>
internal sealed partial record AnswerName(string? Operation, string Why, IReadOnlyList<string> About, string Base, string? Account, string? Region)
{
    private static readonly HashSet<string> Around = new(StringComparer.Ordinal) { "NextToken", "nextToken", "Marker", "NextMarker", "IsTruncated", "ResponseMetadata", "MaxItems", "MaxResults", "Owner", "Truncated", "RequestId" };

    private static readonly string[] Endings = [".json", ".ndjson", ".jsonl", ".yaml", ".yml", ".txt"];

    public static AnswerName? Of(string path, Shape? shape)
    {
        var folders = path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        var file = folders[^1];
        folders.RemoveAt(folders.Count - 1);
        var stem = Stem(file, out var regionInName);
        var account = folders.LastOrDefault(folder => AccountId().IsMatch(folder));
        var above = new Func<int, string?>(taken => account ?? folders.SkipLast(taken).Select(folder => AccountIn().Match(folder)).LastOrDefault(match => match.Success)?.Groups[1].Value);
        var region = regionInName ?? folders.LastOrDefault(folder => Region_().IsMatch(folder));
        var named = folders.Where(folder => !AccountId().IsMatch(folder) && !Region_().IsMatch(folder)).TakeLast(3).ToList();
        var root = new Func<int, string>(taken => string.Join('/', folders.Where(folder => !AccountId().IsMatch(folder) && !Region_().IsMatch(folder)).SkipLast(taken)));
        if (ByPath(stem, named) is { } found)
            return new(found.Operation, found.Why, found.About, root(found.Folders), above(found.Folders), region);
        return shape is not null && ByContent(shape) is { } operation ? new(operation, $"it holds what `{operation}` answers", [], root(0), account, region) : null;
    }

    private static (string? Operation, string Why, IReadOnlyList<string> About, int Folders)? ByPath(string stem, List<string> folders)
    {
        var operations = Operations.Known;
        var (head, about) = stem.Split("__", 2) is [var first, var rest] ? (first, (IReadOnlyList<string>)[rest]) : (stem, []);
        foreach (var text in new[] { head, Numbered().Replace(head, "") }.Distinct())
        {
            if (operations.Find(text) is { } whole)
                return (whole, $"its name says `{whole}`", about, 0);
            if (folders.Count > 0 && operations.Find(folders[^1] + text) is { } below)
                return (below, $"its folder and name say `{below}`", about, 1);
        }

        if (folders.Count > 0 && operations.Find(folders[^1]) is { } inFolder)
            return (inFolder, $"its folder says `{inFolder}`", [stem], 1);
        if (folders.Count > 1 && operations.Find(folders[^2] + folders[^1]) is { } inFolders)
            return (inFolders, $"its folders say `{inFolders}`", [stem], 2);
        if (folders.Count > 1 && operations.Find(folders[^2]) is { } outer)
            return (outer, $"its folder says `{outer}`", [folders[^1], stem], 2);
        if (operations.Alone(Numbered().Replace(head, "")) is { } alone)
            return (alone, $"its name says `{alone}`", about, 0);
        return IsOperation().IsMatch(head) ? (null, $"`{head}` is an answer of the AWS API that says nothing Cairn uses", [], 0) : null;
    }

    /// <summary>One list whose name no other operation uses.</summary>
    private static string? ByContent(Shape shape)
    {
        // Pages that were put together as one list look like the first of them.
        if (shape.Root == System.Text.Json.JsonTokenType.StartArray)
            return shape.InItems.Where(name => !Around.Contains(name)).ToList() is [var page] ? Operations.Known.ByMember(page) : null;
        var members = shape.Names.Where(name => !Around.Contains(name)).ToList();
        if (shape.Has("UserDetailList") || shape.Has("RoleDetailList"))
            return "iam:GetAccountAuthorizationDetails";
        return members is [var only] && shape[only] == "[" ? Operations.Known.ByMember(only) : null;
    }

    private static string Stem(string file, out string? region)
    {
        if (file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            file = file[..^3];
        if (Endings.FirstOrDefault(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } known)
            file = file[..^known.Length];
        var match = RegionPart().Match(file);
        region = match.Success ? match.Groups[1].Value : null;
        var plain = match.Success ? file.Remove(match.Index, match.Length) : file;
        return plain.StartsWith("api.", StringComparison.Ordinal) ? plain[4..] : plain;
    }

    [GeneratedRegex(@"^\d{12}$")]
    private static partial Regex AccountId();

    [GeneratedRegex(@"(?:^|\D)(\d{12})(?:\D|$)")]
    private static partial Regex AccountIn();

    [GeneratedRegex(@"^[a-z]{2}(-gov|-iso[a-z]?)?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\d$")]
    private static partial Regex Region_();

    [GeneratedRegex(@"[._-]([a-z]{2}(?:-gov|-iso[a-z]?)?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d)$")]
    private static partial Regex RegionPart();

    [GeneratedRegex(@"([._-]?(page|part))?[._-]?\d{1,4}$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^([a-z0-9-]+[._-])?(list|describe|get|batch-get|generate|search)[-_][a-z][a-z0-9_-]+$|\.(List|Describe|Get|BatchGet)[A-Z]\w+$")]
    private static partial Regex IsOperation();
}
