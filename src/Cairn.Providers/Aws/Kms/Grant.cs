using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kms;

internal static class Grant
{
    public static readonly ResourceType Type = new("AWS::KMS::Grant", "Lets one principal use a key, beside what the policies say.")
    {
        Kind = "Binding",
        Terraform = ["aws_kms_grant"],
        Key = r => r["KeyId"].Text is { } key && r["GrantId"].Text is { } id ? $"{key}/grant/{id}" : null,
        Attributes =
        [
            new("name", "Name", "The grant's name."),
            new("operations", "Operations", "What it allows.", Matters: true),
            new("grantee", "GranteePrincipal", "Who it allows it to."),
            new("constraints", "Constraints", "The encryption context that must be given."),
        ],
        Links =
        [
            new("BINDS", "KeyId", "EncryptionKey"),
            new("BINDS", "GranteePrincipal", "Role", "User"),
        ],
        Calls =
        [
            new("kms:ListGrants", "Grants") { Of = "AWS::KMS::Key", With = ["KeyId"], Id = "GrantId" },
        ],
    };
}
