using System.Collections;
using System.CommandLine;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Commands;

/// <summary>The options of every command that asks live AWS accounts.</summary>
internal sealed class AwsOptionSet
{
    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile to start from. Default: AWS_PROFILE, or wherever the AWS tools find credentials." };
    private readonly Option<string[]> _regions = new("--region") { Description = "Look only at these regions. Default: every region that is enabled.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _orgRole = new("--org-role") { Description = "Look at every account of the organisation, by taking on the role of this name in each." };
    private readonly Option<int> _concurrency = new("--concurrency") { Description = "How many calls are under way at one time.", DefaultValueFactory = _ => 64 };

    public IEnumerable<Option> All => [_profile, _regions, _orgRole, _concurrency];

    /// <summary>For a command that has a region of its own, which also says where to look.</summary>
    public IEnumerable<Option> WithoutRegion => [_profile, _orgRole, _concurrency];

    public AwsOptions Read(ParseResult parsed, string journal, bool resume = false) => Read(parsed, journal, parsed.GetValue(_regions) ?? [], resume);

    public AwsOptions Read(ParseResult parsed, string journal, IReadOnlyList<string> regions, bool resume = false) => new()
    {
        Profile = parsed.GetValue(_profile),
        // Commas are what other tools take.
        Regions = [.. regions.SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(name => name.ToLowerInvariant()).Distinct()],
        OrgRole = parsed.GetValue(_orgRole),
        Concurrency = Math.Clamp(parsed.GetValue(_concurrency), 1, 1000),
        Journal = journal,
        Resume = resume,
        Environment = Settings(),
    };

    /// <summary>The first of these options that was given, where there is one: without a live account it means nothing.</summary>
    public string? Given(ParseResult parsed) => WithoutRegion.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    private static Dictionary<string, string> Settings() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Where(entry => entry.Key is string name && name.StartsWith("AWS_", StringComparison.Ordinal) && entry.Value is string { Length: > 0 })
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
