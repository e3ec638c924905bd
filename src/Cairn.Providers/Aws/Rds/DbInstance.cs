using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Rds;

internal static class DbInstance
{
    public static readonly ResourceType Type = new("AWS::RDS::DBInstance", "A database server; reachable where its subnets, groups and the public flag let it be.")
    {
        Kind = "Database",
        Terraform = ["aws_db_instance", "aws_rds_cluster_instance"],
        Key = r => r["DBInstanceArn", "Arn"].Text ?? r.Arn("rds", $"db:{r.NameOr("DBInstanceIdentifier", "identifier")}"),
        Names = ["DBInstanceIdentifier|identifier", "DbiResourceId|resource_id", "Endpoint.Address|Address|Endpoint"],
        Attributes =
        [
            new("name", "DBInstanceIdentifier|identifier", "Its name."),
            new("engine", "Engine", "Which database it runs."),
            new("engineVersion", "EngineVersion", "Its version."),
            new("port", "Endpoint.Port|DbInstancePort|Port", "The port it answers on."),
            new("address", "Endpoint.Address|Address", "Its name in the network."),
            new("publiclyAccessible", "PubliclyAccessible", "It has a public address.", Matters: true),
            new("availabilityZone", "AvailabilityZone", "Where it is."),
            new("multiAz", "MultiAZ", "It may move to another zone."),
            new("storageEncrypted", "StorageEncrypted", "Whether it is encrypted at rest."),
            new("iamAuthentication", "IAMDatabaseAuthenticationEnabled|EnableIAMDatabaseAuthentication|iam_database_authentication_enabled", "Whether a role can log in without a password."),
            new("masterUsername", "MasterUsername|Username", "The name its first password belongs to."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "DBSubnetGroup.DBSubnetGroupName|DBSubnetGroupName", "SubnetGroup"),
            new(EdgeKinds.ProtectedBy, "VpcSecurityGroups.VpcSecurityGroupId|VPCSecurityGroups|vpc_security_group_ids", "SecurityGroup"),
            new(EdgeKinds.Contains, "DBClusterIdentifier|cluster_identifier", "DatabaseCluster") { Reversed = true },
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
            new(EdgeKinds.StoredIn, "MasterUserSecret.SecretArn", "Secret"),
            new(EdgeKinds.RunsAs, "AssociatedRoles.RoleArn", "Role"),
            new("SNAPSHOT_OF", "SnapshotIdentifier|DBSnapshotIdentifier", "Snapshot") { Reversed = true, WhenMissing = Missing.Ignore },
        ],
        Also = db =>
        {
            if (db["vpc_security_group_ids", "VpcSecurityGroups"] is { IsUnknown: true, Reference: null })
                db.Set("groupsUnknown", true);
        },
        Calls =
        [
            new("rds:DescribeDBInstances", "DBInstances") { Id = "DBInstanceArn" },
        ],
    };
}
