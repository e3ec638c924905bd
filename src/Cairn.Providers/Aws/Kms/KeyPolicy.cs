using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kms;

internal static class KeyPolicy
{
    public static readonly ResourceType Type = new("aws_kms_key_policy", "Says who may use and administer a key; without it not even the account's administrator can.")
    {
        Subject = new("", "KeyId", "EncryptionKey"),
        Policies = [new(PolicyRole.Resource, "Policy")],
    };
}
