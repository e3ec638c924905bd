using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SecretsManager;

internal static class Secret
{
    public static readonly ResourceType Type = new("AWS::SecretsManager::Secret", "Holds passwords and API keys of databases, model providers and tools.")
    {
        Kind = "Secret",
        Terraform = ["aws_secretsmanager_secret"],
        Key = r => r["Arn"].Text ?? r.Arn("secretsmanager", $"secret:{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The secret's name, which often says what it opens."),
            new("rotation", "RotationEnabled", "Whether a stolen value goes stale.") { IsFlag = true },
            new("lastAccessed", "LastAccessedDate", "An unused secret can go."),
            new("kmsKey", "KmsKeyId", "The key it lies under; the account's own key gives no second barrier."),
        ],
        Links =
        [
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
            new(EdgeKinds.Triggers, "RotationLambdaARN", "Function"),
        ],
        Policies = [new(PolicyRole.Resource, "Policy|ResourcePolicy")],
        Also = Complete,
        Calls =
        [
            new("secretsmanager:ListSecrets", "SecretList")
            {
                Id = "ARN",
                Then =
                [
                    new("secretsmanager:GetResourcePolicy", "ResourcePolicy") { With = ["SecretId=ARN"], As = "ResourcePolicy" },
                ],
            },
        ],
    };

    private static void Complete(Mapped secret)
    {
        // Others may leave out the six random characters that end the ARN.
        if (secret["Arn"].Text is { } arn && arn.LastIndexOf('-') is var dash && dash == arn.Length - 7)
            secret.Call(secret.Self, arn[..dash]);
        StoredCredentials.State(secret, secret["SecretString"]);
        if (secret["GenerateSecretString"].IsKnown)
            secret.Set("generated", true);
    }
}
