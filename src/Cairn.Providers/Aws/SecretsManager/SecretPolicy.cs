using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SecretsManager;

internal static class SecretPolicy
{
    public static readonly ResourceType Type = new("AWS::SecretsManager::ResourcePolicy", "Says who may read a secret, other accounts included.")
    {
        Terraform = ["aws_secretsmanager_secret_policy"],
        Subject = new("", "SecretArn|SecretId", "Secret"),
        Attributes = [new("blockPublicPolicy", "BlockPublicPolicy", "A policy that opens it to everyone is refused.") { IsFlag = true }],
        Policies = [new(PolicyRole.Resource, "ResourcePolicy|Policy")],
    };
}
