using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kms;

internal static class Key
{
    public static readonly ResourceType Type = new("AWS::KMS::Key", "Encrypts data; whoever may not use it cannot read what lies under it.")
    {
        Kind = "EncryptionKey",
        Terraform = ["aws_kms_key", "aws_kms_replica_key", "aws_kms_external_key", "aws_kms_replica_external_key"],
        Key = r => r["Arn"].Text ?? r.Arn("kms", $"key/{r.NameOr("KeyId")}"),
        Names = ["KeyId|Id", "Arn"],
        Attributes =
        [
            new("name", "Description", "What it is for."),
            new("enabled", "is_enabled|Enabled", "A disabled key decrypts nothing.") { IsFlag = true },
            new("keyRotation", "EnableKeyRotation|KeyRotationEnabled", "Whether its material is renewed.") { IsFlag = true },
            new("keyUsage", "KeyUsage", "ENCRYPT_DECRYPT, SIGN_VERIFY or other."),
            new("keyManager", "KeyManager", "AWS-managed keys have policies nobody can change."),
            new("multiRegion", "MultiRegion", "It exists in several regions.") { IsFlag = true },
        ],
        Policies = [new(PolicyRole.Resource, "KeyPolicy|Policy")],
        Also = Default,
        Calls =
        [
            new("kms:ListKeys", "Keys")
            {
                Id = "KeyId",
                Then =
                [
                    new("kms:DescribeKey", "KeyMetadata") { With = ["KeyId"] },
                    new("kms:GetKeyPolicy", "Policy") { With = ["KeyId"], Given = ["PolicyName=default"], As = "Policy" },
                    new("kms:GetKeyRotationStatus", "KeyRotationEnabled") { With = ["KeyId"], As = "KeyRotationEnabled", When = "KeyManager=CUSTOMER", None = ["UnsupportedOperationException"] },
                ],
            },
        ],
    };

    /// <summary>A key made without a policy lets the account decide: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html</summary>
    private static void Default(Mapped key)
    {
        var policy = key["KeyPolicy", "Policy"];
        if (policy.IsLeftOut)
            key.Policy(key.Self, PolicyRole.Resource, "default", $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"{{AccountArn.Of(key.Scope.Partition, key.Scope.Account)}}"},"Action":"kms:*","Resource":"*"}]}""", policy);
    }
}
