using Amazon.Runtime.CredentialManagement;

namespace Cairn.Sources.Aws.Identity;

/// <summary>What a profile says about how its keys are had.</summary>
internal sealed record ProfileFacts(string Name, bool IsSingleSignOn, bool IsLogin, bool NeedsCode, string? Role, string? Process)
{
    public static ProfileFacts Of(CredentialProfile profile) => new(
        profile.Name,
        profile.Options.SsoSession is not null || profile.Options.SsoStartUrl is not null,
        profile.Options.LoginSession is not null,
        profile.Options.MfaSerial is not null,
        profile.Options.RoleArn,
        profile.Options.CredentialProcess);
}
