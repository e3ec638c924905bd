using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElastiCache;

internal static class CacheCluster
{
    public static readonly ResourceType Type = new("AWS::ElastiCache::CacheCluster", "A single cache; whoever reaches it reads it.")
    {
        Kind = "Database",
        Terraform = ["aws_elasticache_cluster"],
        Key = r => r["Arn"].Text ?? r.Arn("elasticache", $"cluster:{r.NameOr("CacheClusterId", "ClusterName", "cluster_id")}"),
        Names = ["CacheClusterId|ClusterName|cluster_id"],
        Attributes =
        [
            new("name", "CacheClusterId|ClusterName|cluster_id", "Its name."),
            new("engine", "Engine", "Which cache it runs."),
            new("port", "ConfigurationEndpoint.Port|Port", "The port it answers on."),
            new("tls", "TransitEncryptionEnabled", "Whether connections are encrypted."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "CacheSubnetGroupName|SubnetGroupName", "SubnetGroup"),
            new(EdgeKinds.ProtectedBy, "SecurityGroups.SecurityGroupId|VpcSecurityGroupIds|SecurityGroupIds", "SecurityGroup"),
        ],
        Calls =
        [
            new("elasticache:DescribeCacheClusters", "CacheClusters") { Given = ["ShowCacheNodeInfo=true"], Id = "CacheClusterId" },
        ],
    };
}
