using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class LoginProfile
{
    public static readonly ResourceType Type = new("aws_iam_user_login_profile", "Lets a user sign in to the console with a password.")
    {
        Subject = new("", "UserName|User", "User"),
        Attributes = [new("passwordResetRequired", "PasswordResetRequired", "Whoever signs in first chooses the password.") { IsFlag = true }],
        Also = Complete,
    };

    private static void Complete(Mapped profile)
    {
        profile.Set("hasConsoleLogin", true);
        var password = profile["Password"];
        foreach (var hash in SecretMarkers.In(password))
            profile.Edge(SecretMarkers.Credential(profile, hash, "console-password"), EdgeKinds.AuthenticatesAs, profile.Self, password);
    }
}
