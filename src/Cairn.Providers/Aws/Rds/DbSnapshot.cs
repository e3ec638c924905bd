using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Rds;

internal static class DbSnapshot
{
    public static readonly ResourceType Type = new("AWS::RDS::DBSnapshot", "A copy of a database; whoever may restore it reads everything in it.")
    {
        Kind = "Snapshot",
        Terraform = ["aws_db_snapshot", "aws_db_cluster_snapshot"],
        Key = r => r["DBSnapshotArn", "DBClusterSnapshotArn"].Text ?? r.Arn("rds", $"snapshot:{r.NameOr("DBSnapshotIdentifier", "DBClusterSnapshotIdentifier")}"),
        Names = ["DBSnapshotIdentifier|DBClusterSnapshotIdentifier|id"],
        Attributes =
        [
            new("name", "DBSnapshotIdentifier|DBClusterSnapshotIdentifier", "Its name."),
            new("encrypted", "Encrypted|StorageEncrypted", "An unencrypted one can be shared with anyone."),
        ],
        Links = [new("SNAPSHOT_OF", "DBInstanceIdentifier|DBClusterIdentifier", "Database")],
        Also = Shares,
        Calls =
        [
            new("rds:DescribeDBSnapshots", "DBSnapshots")
            {
                Given = ["SnapshotType=manual"],
                Id = "DBSnapshotArn",
                Then =
                [
                    new("rds:DescribeDBSnapshotAttributes", "DBSnapshotAttributesResult.DBSnapshotAttributes.AttributeValues") { With = ["DBSnapshotIdentifier"], As = "SharedAccounts[]" },
                ],
            },
            new("rds:DescribeDBClusterSnapshots", "DBClusterSnapshots")
            {
                Given = ["SnapshotType=manual"],
                Id = "DBClusterSnapshotArn",
                Then =
                [
                    new("rds:DescribeDBClusterSnapshotAttributes", "DBClusterSnapshotAttributesResult.DBClusterSnapshotAttributes.AttributeValues") { With = ["DBClusterSnapshotIdentifier"], As = "SharedAccounts[]" },
                ],
            },
        ],
    };

    private static void Shares(Mapped snapshot)
    {
        foreach (var account in ResourceId.Each(snapshot["shared_accounts"]))
        {
            if (account.Text == "all")
                snapshot.Set("public", true);
            else if (account.Text is { } id)
                snapshot.Edge(snapshot.Self, "SHARED_WITH", snapshot.Named(AccountArn.Of(snapshot.Scope.Partition, id), "Account"), account);
        }
    }
}
