using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class VolumeAttachment
{
    public static readonly ResourceType Type = new("AWS::EC2::VolumeAttachment", "Puts a disk into a machine.")
    {
        Terraform = ["aws_volume_attachment"],
        Subject = new("", "VolumeId", "FileSystem"),
        Links = [new(EdgeKinds.Mounts, "InstanceId", "VirtualMachine") { Reversed = true, WhenMissing = Missing.Ignore }],
    };
}
