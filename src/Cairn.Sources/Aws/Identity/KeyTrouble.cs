using Amazon.Runtime;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Says in one line why there are no keys, and what to do; the SDK speaks of its own classes.</summary>
/// <param name="profile">The profile that the keys should come from, where it is one.</param>
internal sealed class KeyTrouble(ProfileFacts? profile, IReadOnlyDictionary<string, string> environment)
{
    private const string Web = "AWS_WEB_IDENTITY_TOKEN_FILE";

    /// <summary>Settings that name keys and so go before the profiles.</summary>
    public static readonly IReadOnlyList<string> Places = ["AWS_ACCESS_KEY_ID", Web];

    public Failure Of(Exception e)
    {
        var (message, help) = profile is null ? Elsewhere(e) : OfProfile(e, profile);
        return new(FailureKind.Expired, KeysUnavailableException.NoCredentials, message) { Help = help };
    }

    private static (string, string) OfProfile(Exception e, ProfileFacts profile)
    {
        if (profile.NeedsCode)
            return ($"the AWS profile `{profile.Name}` asks for an MFA code, which Cairn does not take", $"`eval \"$(aws configure export-credentials --profile {profile.Name} --format env)\"` asks for it and puts the session into the environment; then leave out --profile and AWS_PROFILE");
        if (profile.IsSingleSignOn)
            return ($"the single sign-on session of the AWS profile `{profile.Name}` is over, or there is none: {Reason(e)}", $"`aws sso login --profile {profile.Name}`");
        if (profile.IsLogin)
            return ($"the session of the AWS profile `{profile.Name}` is over, or there is none: {Reason(e)}", $"`aws login --profile {profile.Name}`");
        if (profile.Process is not null)
            return ($"the program that the AWS profile `{profile.Name}` names gave no credentials: {Reason(e)}", "run what `credential_process` says by hand; it must print them as JSON");
        if (profile.Role is { } role)
            return ($"the role `{role}` of the AWS profile `{profile.Name}` could not be taken on: {Reason(e)}", "see whether its source profile works, and whether the role lets it in");
        return ($"the AWS profile `{profile.Name}` has no credentials that can be used: {Reason(e)}", "see ~/.aws/config and ~/.aws/credentials, or choose another profile with --profile");
    }

    private (string, string) Elsewhere(Exception e)
    {
        if (environment.ContainsKey(Web))
            return ($"the role could not be taken on with the web identity token: {Reason(e)}", $"see AWS_ROLE_ARN, {Web} and whom the role trusts");
        if (environment.Keys.FirstOrDefault(name => name.StartsWith("AWS_CONTAINER_CREDENTIALS_", StringComparison.Ordinal)) is { } place)
            return ($"the container has no credentials: {Reason(e)}", $"see {place} and AWS_CONTAINER_AUTHORIZATION_TOKEN");
        return ("no AWS credentials were found in the environment, the profiles, a web identity, a container or a machine", "set AWS_PROFILE or use --profile, or sign in with `aws sso login` or `aws login`");
    }

    /// <summary>The innermost reason that says something, as one line.</summary>
    private static string Reason(Exception e)
    {
        var said = e;
        for (var at = e; at is not null; at = at.InnerException)
            said = at.Message.StartsWith("Exception of type", StringComparison.Ordinal) ? said : at;
        var line = $"{(said is AmazonServiceException { ErrorCode.Length: > 0 } service ? service.ErrorCode + ": " : "")}{said.Message}".ReplaceLineEndings(" ").Trim();
        return line.Length <= 300 ? line : line[..300];
    }
}
