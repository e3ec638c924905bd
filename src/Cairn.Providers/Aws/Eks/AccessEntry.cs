using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Eks;

internal static class AccessEntry
{
    public static readonly ResourceType Type = new("AWS::EKS::AccessEntry", "Lets an IAM identity into a cluster, as a user of some Kubernetes groups.")
    {
        Kind = "Binding",
        Terraform = ["aws_eks_access_entry"],
        Key = r => r["AccessEntryArn"].Text,
        Attributes =
        [
            new("subject", "PrincipalArn", "Who gets in."),
            new("groups", "KubernetesGroups", "The Kubernetes groups it is in; system:masters is the administrators'."),
            new("entryType", "Type", "STANDARD for people and programs, others for nodes."),
        ],
        Links =
        [
            new("BINDS", "PrincipalArn", "Role", "User"),
            new("BINDS", "ClusterName", "AwsEKSCluster"),
        ],
        Calls =
        [
            new("eks:ListAccessEntries", "accessEntries")
            {
                Of = "AWS::EKS::Cluster",
                With = ["clusterName=name"],
                Scalar = "principalArn",
                Id = "principalArn",
                Then =
                [
                    new("eks:DescribeAccessEntry", "accessEntry") { With = ["clusterName", "principalArn"] },
                ],
            },
        ],
    };
}
