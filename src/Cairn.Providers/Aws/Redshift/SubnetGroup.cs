using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Redshift;

internal static class SubnetGroup
{
    public static readonly ResourceType Type = new("AWS::Redshift::ClusterSubnetGroup", "The subnets a data warehouse may stand in.")
    {
        Kind = "SubnetGroup",
        Terraform = ["aws_redshift_subnet_group"],
        Key = r => r["Arn"].Text ?? r.Arn("redshift", $"subnetgroup:{r.NameOr("ClusterSubnetGroupName", "Name")}"),
        Names = ["ClusterSubnetGroupName|Name"],
        Attributes = [new("name", "ClusterSubnetGroupName|Name", "Its name.")],
        Links = [new(EdgeKinds.Contains, "SubnetIds|Subnets.SubnetIdentifier", "Subnet")],
        Calls =
        [
            new("redshift:DescribeClusterSubnetGroups", "ClusterSubnetGroups") { Id = "ClusterSubnetGroupName" },
        ],
    };
}
