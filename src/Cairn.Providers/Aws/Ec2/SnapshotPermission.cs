using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class SnapshotPermission
{
    public static readonly ResourceType Type = new("AWS::EC2::SnapshotPermission", "Lets another account make disks of a snapshot.")
    {
        Terraform = ["aws_snapshot_create_volume_permission"],
        Subject = new("", "SnapshotId", "Snapshot"),
        Also = permission => Sharing.State(permission, permission.Root),
    };
}
