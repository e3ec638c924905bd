using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Redshift;

internal static class Cluster
{
    public static readonly ResourceType Type = new("AWS::Redshift::Cluster", "A data warehouse, often what models are trained from.")
    {
        Kind = "Database",
        Terraform = ["aws_redshift_cluster"],
        Key = r => r["Arn"].Text ?? r.Arn("redshift", $"cluster:{r.NameOr("ClusterIdentifier")}"),
        Names = ["ClusterIdentifier"],
        Attributes =
        [
            new("name", "ClusterIdentifier", "Its name."),
            new("port", "Endpoint.Port|Port", "The port it answers on."),
            new("publiclyAccessible", "PubliclyAccessible", "It has a public address.", Matters: true),
            new("storageEncrypted", "Encrypted", "Whether it is encrypted at rest."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "ClusterSubnetGroupName", "SubnetGroup"),
            new(EdgeKinds.ProtectedBy, "VpcSecurityGroups.VpcSecurityGroupId|VpcSecurityGroupIds", "SecurityGroup"),
            new(EdgeKinds.RunsAs, "IamRoles.IamRoleArn|IamRoles", "Role"),
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
        ],
        Also = cluster => cluster.Set("engine", "redshift"),
        Calls =
        [
            new("redshift:DescribeClusters", "Clusters") { Id = "ClusterIdentifier" },
        ],
    };
}
