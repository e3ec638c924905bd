using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SecretsManager;

internal static class TargetAttachment
{
    public static readonly ResourceType Type = new("AWS::SecretsManager::SecretTargetAttachment", "Says which database a secret opens.")
    {
        Subject = new("", "SecretId", "Secret"),
        Links = [new(EdgeKinds.Unlocks, "TargetId", "Database")],
    };
}
