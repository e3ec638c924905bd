using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Where collection starts from: the keys the user has, and the region they are used in.</summary>
/// <param name="Home">The region of the user's settings, which is not the one that was named.</param>
internal sealed record Start(IKeySource Keys, string Region, string Home)
{
    private const string Fallback = "us-east-1";
    private const int MostNames = 12;

    /// <summary>The region that was named and did not answer; another stands in for it.</summary>
    public string? Silent { get; init; }

    /// <param name="keys">Keys that are at hand; without them they are looked for where the AWS tools look.</param>
    public static Start From(AwsOptions options, IKeySource? keys = null)
    {
        var chain = new CredentialProfileStoreChain();
        var setting = options.Environment.GetValueOrDefault("AWS_PROFILE");
        var name = options.Profile ?? setting;
        // As for the AWS tools: a profile that is only set in the environment gives way to keys that are set there too.
        var isElsewhere = options.Profile is null && KeyTrouble.Places.Any(options.Environment.ContainsKey);
        chain.TryGetProfile(name ?? "default", out var profile);
        if (keys is null && profile is null && name is not null && !isElsewhere)
            throw NoSuch(name, chain);
        var home = RegionOf(options) ?? profile?.Region?.SystemName ?? Fallback;
        return new(keys ?? Sdk(chain, options, isElsewhere ? null : profile), options.Regions is [var named, ..] ? named : home, home);
    }

    private static string? RegionOf(AwsOptions options) => options.Environment.GetValueOrDefault("AWS_REGION") ?? options.Environment.GetValueOrDefault("AWS_DEFAULT_REGION");

    private static SdkKeys Sdk(CredentialProfileStoreChain chain, AwsOptions options, CredentialProfile? profile) => new(
        () => options.Profile is null ? DefaultAWSCredentialsIdentityResolver.GetCredentials() : AWSCredentialsFactory.GetAWSCredentials(profile, chain),
        new(profile is null ? null : ProfileFacts.Of(profile), options.Environment));

    private static AwsUnreachableException NoSuch(string name, CredentialProfileStoreChain chain)
    {
        var names = chain.ListProfiles().Select(profile => profile.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        var told = string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
        return new($"there is no AWS profile `{name}`", names.Count > 0 ? $"there are: {told}" : "there are no profiles at all; `aws configure sso` or `aws configure` makes one");
    }
}
