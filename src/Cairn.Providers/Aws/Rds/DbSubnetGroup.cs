using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Rds;

internal static class DbSubnetGroup
{
    public static readonly ResourceType Type = new("AWS::RDS::DBSubnetGroup", "The subnets a database may stand in.")
    {
        Kind = "SubnetGroup",
        Terraform = ["aws_db_subnet_group"],
        Key = r => r["DBSubnetGroupArn", "Arn"].Text ?? r.Arn("rds", $"subgrp:{r.NameOr("DBSubnetGroupName", "Name")}"),
        Names = ["DBSubnetGroupName|Name|id"],
        Attributes = [new("name", "DBSubnetGroupName|Name", "Its name.")],
        Links = [new(EdgeKinds.Contains, "SubnetIds|Subnets.SubnetIdentifier", "Subnet")],
        Calls =
        [
            new("rds:DescribeDBSubnetGroups", "DBSubnetGroups") { Id = "DBSubnetGroupName" },
        ],
    };
}
