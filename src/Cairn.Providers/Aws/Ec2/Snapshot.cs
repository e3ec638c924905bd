using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class Snapshot
{
    public static readonly ResourceType Type = new("AWS::EC2::Snapshot", "A copy of a disk; whoever may make a disk of it reads everything that lay on it.")
    {
        Kind = "Snapshot",
        Terraform = ["aws_ebs_snapshot", "aws_ebs_snapshot_copy", "aws_ebs_snapshot_import"],
        Key = r => r["arn", "SnapshotArn"].Text ?? $"arn:{r.Scope.Partition}:ec2:{r.Scope.Region}::snapshot/{r.NameOr("SnapshotId", "id")}",
        Names = ["SnapshotId|id"],
        Attributes =
        [
            new("name", "tags.Name|SnapshotId|id", "Its name tag."),
            new("encrypted", "Encrypted", "Only an unencrypted one can be open to everybody.") { IsFlag = true },
            new("description", "Description", "What it is of, as its maker wrote."),
        ],
        Links =
        [
            // A copied snapshot names a disk that never was: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html
            new("SNAPSHOT_OF", "VolumeId", "FileSystem") { WhenMissing = Missing.Ignore },
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
        ],
        Also = snapshot => Sharing.State(snapshot, "CreateVolumePermissions"),
        Calls =
        [
            new("ec2:DescribeSnapshots", "Snapshots")
            {
                Given = ["OwnerIds=self"],
                Id = "SnapshotId",
                Then = [new("ec2:DescribeSnapshotAttribute", "CreateVolumePermissions") { With = ["SnapshotId"], Given = ["Attribute=createVolumePermission"], As = "CreateVolumePermissions[]" }],
            },
        ],
    };
}
