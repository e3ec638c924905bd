using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SecretsManager;

internal static class Rotation
{
    public static readonly ResourceType Type = new("AWS::SecretsManager::RotationSchedule", "Renews a secret, by a function that therefore reads and writes it.")
    {
        Terraform = ["aws_secretsmanager_secret_rotation"],
        Subject = new("", "SecretId", "Secret"),
        Attributes = [new("rotationDays", "RotationRules.AutomaticallyAfterDays", "How long a stolen value stays good.")],
        Links = [new(EdgeKinds.Triggers, "RotationLambdaARN", "Function")],
        Also = rotation => rotation.Set("rotation", rotation["RotationEnabled"].Flag ?? true),
    };
}
