using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ElastiCache;

internal static class SubnetGroup
{
    public static readonly ResourceType Type = new("AWS::ElastiCache::SubnetGroup", "The subnets a cache may stand in.")
    {
        Kind = "SubnetGroup",
        Terraform = ["aws_elasticache_subnet_group"],
        Key = r => r["Arn"].Text ?? r.Arn("elasticache", $"subnetgroup:{r.NameOr("CacheSubnetGroupName", "Name")}"),
        Names = ["CacheSubnetGroupName|Name"],
        Attributes = [new("name", "CacheSubnetGroupName|Name", "Its name.")],
        Links = [new(EdgeKinds.Contains, "SubnetIds|Subnets.SubnetIdentifier", "Subnet")],
        Calls =
        [
            new("elasticache:DescribeCacheSubnetGroups", "CacheSubnetGroups") { Id = "CacheSubnetGroupName" },
        ],
    };
}
