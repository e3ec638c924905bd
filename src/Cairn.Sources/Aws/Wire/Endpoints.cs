namespace Cairn.Sources.Aws.Wire;

/// <summary>Where a service is reached, with the settings that the other AWS tools read too.</summary>
/// <param name="Override">The address for all services (<c>AWS_ENDPOINT_URL</c>).</param>
/// <param name="Overrides">The address by service id in upper case with underscores (<c>AWS_ENDPOINT_URL_BEDROCK_AGENT</c>).</param>
internal sealed record Endpoints(Uri? Override, IReadOnlyDictionary<string, Uri> Overrides, bool Fips = false, bool DualStack = false)
{
    private const string Prefix = "AWS_ENDPOINT_URL";

    /// <summary>Reads the settings of a process.</summary>
    public static Endpoints From(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.GetValueOrDefault("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") is "true")
            return new(null, new Dictionary<string, Uri>(), IsOn("AWS_USE_FIPS_ENDPOINT"), IsOn("AWS_USE_DUALSTACK_ENDPOINT"));
        var overrides = environment
            .Where(pair => pair.Key.StartsWith(Prefix + "_", StringComparison.Ordinal) && Uri.TryCreate(pair.Value, UriKind.Absolute, out _))
            .ToDictionary(pair => pair.Key[(Prefix.Length + 1)..], pair => new Uri(pair.Value), StringComparer.Ordinal);
        var all = Uri.TryCreate(environment.GetValueOrDefault(Prefix), UriKind.Absolute, out var address) ? address : null;
        return new(all, overrides, IsOn("AWS_USE_FIPS_ENDPOINT"), IsOn("AWS_USE_DUALSTACK_ENDPOINT"));

        bool IsOn(string name) => environment.GetValueOrDefault(name) is "true";
    }

    public Uri Of(ServiceFacts service, string region, string account)
    {
        if (Overrides.TryGetValue(Word(service.Id), out var own))
            return own;
        if (Override is not null)
            return Override;
        var partition = AwsApis.All.PartitionOf(region);
        var host = service.Hosts.GetValueOrDefault(partition.Id) ?? Usual(service);
        return new($"https://{host.Replace("{account}", account, StringComparison.Ordinal).Replace("{region}", region, StringComparison.Ordinal).Replace("{suffix}", Suffix(partition), StringComparison.Ordinal)}");
    }

    private string Usual(ServiceFacts service) => $"{service.Prefix}{(Fips ? "-fips" : "")}.{{region}}.{{suffix}}";

    private string Suffix(Partition partition) => DualStack ? partition.DualStack : partition.Suffix;

    private static string Word(string id) => id.Replace(' ', '_').Replace('-', '_').ToUpperInvariant();
}
