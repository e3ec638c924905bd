using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class SnapshotBlockPublicAccess
{
    public static readonly ResourceType Type = new("AWS::EC2::SnapshotBlockPublicAccess", "A switch of a region: whether snapshots can be open to everybody.")
    {
        Kind = "Policy",
        Terraform = ["aws_ebs_snapshot_block_public_access"],
        Key = r => r.Arn("ec2", "snapshot-block-public-access"),
        Attributes = [new("state", "State", "`block-all-sharing` also closes those that were open before.")],
        Calls =
        [
            // Each region answers, most of them that nothing is blocked.
            new("ec2:GetSnapshotBlockPublicAccessState") { When = "State!=unblocked" },
        ],
    };
}
