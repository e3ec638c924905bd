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

    public AwsOptions Read(ParseResult parsed, string journal, bool resume = false) => new()
    {
        Profile = parsed.GetValue(_profile),
        Regions = parsed.GetValue(_regions) ?? [],
        OrgRole = parsed.GetValue(_orgRole),
        Concurrency = Math.Clamp(parsed.GetValue(_concurrency), 1, 1000),
        Journal = journal,
        Resume = resume,
        Environment = Settings(),
    };

    /// <summary>As if none of the options had been given.</summary>
    public static AwsOptions Default(string journal, IReadOnlyList<string> regions) => new() { Regions = [.. regions], Concurrency = 64, Journal = journal, Environment = Settings() };

    private static Dictionary<string, string> Settings() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Where(entry => entry.Key is string name && name.StartsWith("AWS_", StringComparison.Ordinal) && entry.Value is string { Length: > 0 })
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
