using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Rds;

internal static class DbCluster
{
    public static readonly ResourceType Type = new("AWS::RDS::DBCluster", "The servers and storage of one clustered database.")
    {
        Kind = "Database",
        AlsoKinds = ["DatabaseCluster"],
        Terraform = ["aws_rds_cluster"],
        Key = r => r["DBClusterArn", "Arn"].Text ?? r.Arn("rds", $"cluster:{r.NameOr("DBClusterIdentifier", "cluster_identifier")}"),
        Names = ["DBClusterIdentifier|cluster_identifier", "DbClusterResourceId|cluster_resource_id", "Endpoint.Address|Endpoint"],
        Attributes =
        [
            new("name", "DBClusterIdentifier|cluster_identifier", "Its name."),
            new("engine", "Engine", "Which database it runs."),
            new("engineVersion", "EngineVersion", "Its version."),
            new("port", "Port|Endpoint.Port", "The port it answers on."),
            new("publiclyAccessible", "PubliclyAccessible", "It has a public address."),
            new("dataApi", "HttpEndpointEnabled|EnableHttpEndpoint", "It takes SQL through the AWS API, past the network."),
            new("storageEncrypted", "StorageEncrypted", "Whether it is encrypted at rest."),
            new("iamAuthentication", "IAMDatabaseAuthenticationEnabled|EnableIAMDatabaseAuthentication|iam_database_authentication_enabled", "Whether a role can log in without a password."),
            new("masterUsername", "MasterUsername", "The name its first password belongs to."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "DBSubnetGroup|DBSubnetGroupName", "SubnetGroup"),
            new(EdgeKinds.ProtectedBy, "VpcSecurityGroups.VpcSecurityGroupId|VpcSecurityGroupIds", "SecurityGroup"),
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
            new(EdgeKinds.StoredIn, "MasterUserSecret.SecretArn", "Secret"),
            new(EdgeKinds.RunsAs, "AssociatedRoles.RoleArn|iam_roles", "Role"),
        ],
        Calls =
        [
            new("rds:DescribeDBClusters", "DBClusters") { Id = "DBClusterArn" },
        ],
    };
}
