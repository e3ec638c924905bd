using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Eks;

internal static class NodeGroup
{
    public static readonly ResourceType Type = new("AWS::EKS::Nodegroup", "The machines of a cluster, and the role each of them has.")
    {
        Kind = "Node",
        Terraform = ["aws_eks_node_group"],
        Key = r => r["NodegroupArn", "Arn"].Text,
        Names = ["NodegroupArn|Arn"],
        Attributes =
        [
            new("name", "NodegroupName|node_group_name", "The group's name."),
            new("sshKey", "RemoteAccess.Ec2SshKey", "The machines take logins with this key."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "ClusterName", "AwsEKSCluster") { Reversed = true },
            new(EdgeKinds.RunsAs, "NodeRole|NodeRoleArn", "Role"),
            new(EdgeKinds.InNetwork, "Subnets|SubnetIds", "Subnet"),
            new(EdgeKinds.ConfiguredBy, "LaunchTemplate.Id", "ConfigFile") { WhenMissing = Missing.Ignore },
        ],
        Calls =
        [
            new("eks:ListNodegroups", "nodegroups")
            {
                Of = "AWS::EKS::Cluster",
                With = ["clusterName=name"],
                Scalar = "nodegroupName",
                Id = "nodegroupName",
                Then =
                [
                    new("eks:DescribeNodegroup", "nodegroup") { With = ["clusterName", "nodegroupName"] },
                ],
            },
        ],
    };
}
