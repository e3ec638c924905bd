
namespace Cairn.Sources.Terraform;

/// <summary>
/// Accounts and regions of resources whose own values do not say them: from the provider configuration, the caller's
/// identity, else what most ARNs of the same input say.
/// </summary>
internal sealed class Scopes
{
    private readonly Dictionary<string, string> _accountByConfig;
    private readonly Dictionary<string, string> _regionByConfig;
    private readonly string? _account;
    private readonly string? _region;

    public Scopes(IReadOnlyList<Resource> resources, IReadOnlyDictionary<string, string> configuredRegions)
    {
        var aws = resources.Where(resource => resource.Provider == "aws").ToList();
        var arns = aws.Select(resource => (resource.ProviderConfig, Arn: OwnArn(resource))).Where(found => found.Arn is not null).ToList();
        var callers = Data(aws, "aws_caller_identity", "account_id");
        var regions = Data(aws, "aws_region", "region", "name");
        _accountByConfig = ByConfig([.. callers, .. arns.Select(found => (found.ProviderConfig, found.Arn!.Value.Account))], callers.Count);
        _regionByConfig = ByConfig([.. regions, .. arns.Select(found => (found.ProviderConfig, found.Arn!.Value.Region))], regions.Count);
        foreach (var (config, region) in configuredRegions)
            _regionByConfig[config] = region;
        _account = callers.Count > 0 ? Majority(callers.Select(caller => caller.Value)) : Majority(arns.Select(found => found.Arn!.Value.Account));
        _region = regions.Count > 0 ? Majority(regions.Select(region => region.Value)) : Majority(arns.Select(found => found.Arn!.Value.Region));
        _account ??= Majority(aws.SelectMany(Mentioned).Select(arn => arn.Account));
        _region ??= Majority(aws.SelectMany(Mentioned).Select(arn => arn.Region));
        _region ??= configuredRegions.Count == 1 ? configuredRegions.Values.First() : null;
    }

    /// <summary>The account a resource belongs to; <c>unknown</c> rather than a guess.</summary>
    public string Account(Resource resource)
    {
        if (resource.Provider != "aws")
            return resource.Values.Text("project") ?? resource.Values.Text("subscription_id") ?? Subscription(resource) ?? "unknown";
        return OwnArn(resource) is { Account: { Length: > 0 } own }
            ? own
            : resource.Account ?? _accountByConfig.GetValueOrDefault(resource.ProviderConfig) ?? _account ?? "unknown";
    }

    public string? Region(Resource resource)
    {
        if (resource.Provider != "aws")
            return resource.Values.Text("region") ?? resource.Values.Text("location") ?? resource.Values.Text("zone");
        if (OwnArn(resource) is { Region: { Length: > 0 } own })
            return own;
        if (resource.Type.StartsWith("aws_iam_", StringComparison.Ordinal))
            return null;
        return resource.Values.Text("region") ?? OfZone(resource.Values.Text("availability_zone"))
            ?? _regionByConfig.GetValueOrDefault(resource.ProviderConfig) ?? _region;
    }

    private static (string Account, string Region)? OwnArn(Resource resource) => Arn(resource.Values.Text("arn"));

    /// <summary>ARNs of others that a resource names in fields of their own: most likely of the same account.</summary>
    private static IEnumerable<(string Account, string Region)> Mentioned(Resource resource) => resource.Values.Members()
        .Where(member => member.Value.ValueKind == System.Text.Json.JsonValueKind.String)
        .Select(member => Arn(member.Value.GetString()))
        .OfType<(string, string)>();

    private static (string Account, string Region)? Arn(string? text) =>
        text is { Length: < 2048 } && text.StartsWith("arn:", StringComparison.Ordinal) && text.Split(':', 6) is [_, _, _, var region, var account, _]
            ? (account is "aws" ? "" : account, region)
            : null;

    // us-east-1a is in us-east-1; local zones (us-west-2-lax-1a) keep their region as a prefix of three parts.
    private static string? OfZone(string? zone) =>
        zone?.Split('-') is { Length: >= 3 } parts ? $"{parts[0]}-{parts[1]}-{parts[2].TrimEnd(['a', 'b', 'c', 'd', 'e', 'f'])}" : null;

    // /subscriptions/<id>/resourceGroups/…
    private static string? Subscription(Resource resource) =>
        resource.Values.Text("id")?.Split('/') is ["", "subscriptions", var subscription, ..] ? subscription : null;

    private static List<(string Config, string Value)> Data(List<Resource> resources, string type, params string[] names) =>
        [.. from resource in resources
            where resource.IsData && resource.Type == type
            let value = names.Select(name => resource.Values.Text(name)).FirstOrDefault(text => text is { Length: > 0 })
            where value is not null
            select (resource.ProviderConfig, value)];

    /// <summary>The first items are what the provider itself says and count more than any number of ARNs.</summary>
    private static Dictionary<string, string> ByConfig(List<(string Config, string Value)> values, int certain) => values
        .Select((value, i) => (value.Config, value.Value, Certain: i < certain))
        .GroupBy(value => value.Config, StringComparer.Ordinal)
        .Select(group => (group.Key, Most: Majority(group.Where(v => v.Certain).Select(v => v.Value)) ?? Majority(group.Select(v => v.Value))))
        .Where(found => found.Most is not null)
        .ToDictionary(found => found.Key, found => found.Most!, StringComparer.Ordinal);

    private static string? Majority(IEnumerable<string> values) => values
        .Where(value => value.Length > 0)
        .CountBy(value => value, StringComparer.Ordinal)
        .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => count.Key)
        .FirstOrDefault();
}
