using System.Globalization;
using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources.Secrets;

namespace Cairn.Sources.Config;

/// <summary>
/// Reads configuration items wherever AWS Config writes them: snapshots and histories in its bucket, answers of its operations,
/// results of advanced queries, notifications.
/// </summary>
internal static class ConfigReader
{
    private static readonly string[] Lists = ["configurationItems", "baseConfigurationItems", "BaseConfigurationItems"];

    private static readonly string[] Singles = ["ConfigurationItem", "configurationItem"];

    public static IEnumerable<ConfigItem> Items(byte[] text, string source, ReadOptions options, Intake intake)
    {
        var root = JsonDocument.Parse(text, new() { MaxDepth = options.MaxDepth + 1 }).RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            return Listed(root, source, "");
        foreach (var name in Lists)
        {
            if (root.Member(name).ValueKind == JsonValueKind.Array)
                return Listed(root.Member(name), source, $"/{name}");
        }

        if (root.Member("Results").ValueKind == JsonValueKind.Array)
            return Results(root.Member("Results"), source, options, intake);
        var single = Singles.Select(name => root.Member(name)).FirstOrDefault(item => item.ValueKind == JsonValueKind.Object);
        return [new(source, source, single.Exists() ? single : root)];
    }

    /// <summary>The newest state of each resource, whichever file tells it; what was deleted since is gone.</summary>
    public static void Keep(IEnumerable<ConfigItem> items, ReadOptions options, Intake intake)
    {
        var typeless = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in items.GroupBy(item => item.Identity, StringComparer.Ordinal))
        {
            // Of two with one time the later in the input wins.
            var newest = group.Aggregate((best, item) => string.CompareOrdinal(item.Time, best.Time) >= 0 ? item : best);
            if (newest.Type is not { } type)
            {
                if (typeless.Add(newest.Source))
                    intake.Gaps.Add(new("config-typeless", newest.Source, "items without a `resourceType` were left out: nobody can say what they are", "select `resourceType`, `resourceId`, `arn`, `accountId` and `awsRegion` as well"));
            }
            else if (!newest.IsGone)
            {
                Keep(newest, type, options, intake);
            }
        }
    }

    private static void Keep(ConfigItem item, string type, ReadOptions options, Intake intake)
    {
        var origin = new Origin(item.Source, item.Arn ?? $"{type}/{item.Id}");
        if (!item.IsUnrecorded && ConfigData.Of(item, options.MaxDepth) is { } data)
            intake.Found.Add(new(new("aws", ConfigTypes.Native(type), item.Account ?? options.Account, item.Region, data, origin), Found.Nothing));
        else
            intake.Gaps.Add(new("config-empty", origin.Address, $"AWS Config recorded `{type}` `{item.Id}` without its configuration", "read it from the live account", origin));
    }

    private static IEnumerable<ConfigItem> Listed(JsonElement list, string source, string pointer)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
            yield return new(source, string.Create(CultureInfo.InvariantCulture, $"{source}: {pointer}/{index++}"), item);
    }

    /// <summary>An advanced query gives every result as a JSON text.</summary>
    private static List<ConfigItem> Results(JsonElement results, string source, ReadOptions options, Intake intake)
    {
        var items = new List<ConfigItem>();
        foreach (var item in Listed(results, source, "/Results"))
        {
            var root = item.Root.ValueKind == JsonValueKind.String ? Json.Inside(item.Root, options.MaxDepth) : item.Root;
            if (root.ValueKind == JsonValueKind.Object)
                items.Add(item with { Root = root });
            else
                intake.Diagnostics.Add(new("config-result", "this result of a query is not a JSON object and was left out", item.Where, "a result is one item as the service gives it"));
        }

        return items;
    }
}
