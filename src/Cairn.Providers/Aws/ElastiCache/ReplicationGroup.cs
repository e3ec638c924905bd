using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElastiCache;

internal static class ReplicationGroup
{
    public static readonly ResourceType Type = new("AWS::ElastiCache::ReplicationGroup", "A cache or vector memory; without a token whoever reaches it reads it.")
    {
        Kind = "Database",
        Terraform = ["aws_elasticache_replication_group"],
        Key = r => r["Arn"].Text ?? r.Arn("elasticache", $"replicationgroup:{r.NameOr("ReplicationGroupId", "id")}"),
        Names = ["ReplicationGroupId|id"],
        Attributes =
        [
            new("name", "ReplicationGroupId|id", "Its name."),
            new("engine", "Engine", "Which cache it runs."),
            new("port", "ConfigurationEndpoint.Port|Port", "The port it answers on."),
            new("tls", "TransitEncryptionEnabled", "Whether connections are encrypted."),
            new("authToken", "AuthTokenEnabled", "Whether a password is asked for."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "CacheSubnetGroupName|SubnetGroupName", "SubnetGroup"),
            new(EdgeKinds.ProtectedBy, "SecurityGroupIds", "SecurityGroup"),
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
        ],
        Calls =
        [
            new("elasticache:DescribeReplicationGroups", "ReplicationGroups") { Id = "ReplicationGroupId" },
        ],
    };
}
