using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SecretsManager;

internal static class SecretVersion
{
    public static readonly ResourceType Type = new("aws_secretsmanager_secret_version", "The value of a secret, in the state file too.")
    {
        Subject = new("", "SecretId", "Secret"),
        Also = Value,
    };

    private static void Value(Mapped version)
    {
        StoredCredentials.State(version, version["SecretString"]);
        StoredCredentials.State(version, version["SecretBinary"]);
        if (!version["SecretString", "SecretBinary"].IsAbsent)
            version.Set("valueInState", true);
    }
}
