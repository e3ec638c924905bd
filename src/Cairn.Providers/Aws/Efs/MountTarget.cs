using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Efs;

internal static class MountTarget
{
    public static readonly ResourceType Type = new("AWS::EFS::MountTarget", "The address of a file system in a subnet; NFS answers there without a login.")
    {
        Kind = "NetworkInterface",
        Terraform = ["aws_efs_mount_target"],
        Key = r => r.Arn("elasticfilesystem", $"mount-target/{r.NameOr("MountTargetId", "id")}"),
        Names = ["MountTargetId|id"],
        Attributes = [new("name", "MountTargetId|id", "Its id."), new("privateIp", "IpAddress", "Its address inside the network.")],
        Links =
        [
            new(NetworkEdges.AttachedTo, "FileSystemId", "FileSystem"),
            new(EdgeKinds.InNetwork, "SubnetId", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroups", "SecurityGroup"),
        ],
        Calls =
        [
            new("efs:DescribeMountTargets", "MountTargets")
            {
                Of = "AWS::EFS::FileSystem",
                With = ["FileSystemId"],
                Id = "MountTargetId",
                Then =
                [
                    new("efs:DescribeMountTargetSecurityGroups", "SecurityGroups") { With = ["MountTargetId"], As = "SecurityGroups[]" },
                ],
            },
        ],
    };
}
