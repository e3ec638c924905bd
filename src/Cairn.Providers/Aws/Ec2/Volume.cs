using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class Volume
{
    public static readonly ResourceType Type = new("AWS::EC2::Volume", "The disk of a machine, with all its files.")
    {
        Kind = "FileSystem",
        Terraform = ["aws_ebs_volume"],
        Key = r => ResourceId.Own(r, "volume", "VolumeId", "id"),
        Names = ["VolumeId|id"],
        Attributes =
        [
            new("name", "tags.Name|VolumeId|id", "Its name tag."),
            new("encrypted", "Encrypted", "Whether it is encrypted at rest."),
        ],
        Links =
        [
            new(EdgeKinds.Mounts, "Attachments.InstanceId", "VirtualMachine") { Reversed = true, WhenMissing = Missing.Ignore },
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
        ],
        Calls =
        [
            new("ec2:DescribeVolumes", "Volumes") { Id = "VolumeId" },
        ],
    };
}
