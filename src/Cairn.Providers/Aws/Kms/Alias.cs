using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kms;

internal static class Alias
{
    public static readonly ResourceType Type = new("AWS::KMS::Alias", "Another name of a key.")
    {
        Terraform = ["aws_kms_alias"],
        Subject = new("", "TargetKeyId", "EncryptionKey"),
        Also = Call,
        Calls =
        [
            new("kms:ListAliases", "Aliases") { Id = "AliasName", When = "TargetKeyId" },
        ],
    };

    private static void Call(Mapped alias)
    {
        if (alias["AliasName", "Name"].Text is { } name)
        {
            alias.Call(alias.Self, name);
            alias.Call(alias.Self, alias["AliasArn", "Arn"].Text ?? alias.Arn("kms", name));
            alias.Set("alias", name);
        }

        alias.Call(alias.Self, alias.Record.Origin.Address);
    }
}
