using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Where collection starts from: the keys the user has, and the region they are used in.</summary>
internal sealed record Start(IKeySource Keys, string Region)
{
    private const string Fallback = "us-east-1";

    /// <param name="keys">Keys that are at hand; without them they are looked for where the AWS tools look.</param>
    public static Start From(AwsOptions options, IKeySource? keys = null)
    {
        var chain = new CredentialProfileStoreChain();
        var name = options.Profile ?? options.Environment.GetValueOrDefault("AWS_PROFILE");
        var region = (options.Regions is [var named, ..] ? named : null)
            ?? options.Environment.GetValueOrDefault("AWS_REGION") ?? options.Environment.GetValueOrDefault("AWS_DEFAULT_REGION")
            ?? (chain.TryGetProfile(name ?? "default", out var profile) ? profile.Region?.SystemName : null) ?? Fallback;
        return new(keys ?? new SdkKeys(Credentials(chain, options.Profile)), region);
    }

    private static AWSCredentials Credentials(CredentialProfileStoreChain chain, string? profile)
    {
        try
        {
            if (profile is null)
                return DefaultAWSCredentialsIdentityResolver.GetCredentials();
            return chain.TryGetAWSCredentials(profile, out var found) ? found : throw new AwsUnreachableException($"there is no AWS profile `{profile}` with credentials", "`aws configure list-profiles` shows what there is");
        }
        catch (AmazonClientException)
        {
            // What the SDK says lists its own classes and helps nobody.
            throw new AwsUnreachableException("no AWS credentials were found in the environment, the profiles, a web identity, a container or a machine", "set AWS_PROFILE or use --profile, or sign in with `aws sso login`");
        }
    }
}
