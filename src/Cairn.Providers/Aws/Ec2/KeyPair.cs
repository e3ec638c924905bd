using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class KeyPair
{
    public static readonly ResourceType Type = new("AWS::EC2::KeyPair", "Its private half opens the machines started with it.")
    {
        Kind = "KeyPair",
        Terraform = ["aws_key_pair"],
        Key = r => ResourceId.Own(r, "key-pair", "KeyName", "id"),
        Names = ["KeyName", "KeyPairId"],
        Attributes = [new("name", "KeyName", "Its name."), new("keyType", "KeyType", "RSA or ED25519.")],
        Calls =
        [
            new("ec2:DescribeKeyPairs", "KeyPairs") { Id = "KeyPairId" },
        ],
    };
}
