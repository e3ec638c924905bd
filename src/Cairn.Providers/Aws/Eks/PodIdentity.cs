using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Eks;

internal static class PodIdentity
{
    public static readonly ResourceType Type = new("AWS::EKS::PodIdentityAssociation", "Gives pods with a service account an IAM role.")
    {
        Kind = "ServiceAccount",
        Terraform = ["aws_eks_pod_identity_association"],
        Key = r => r["ClusterName"].Text is { } cluster && r["Namespace"].Text is { } space && r["ServiceAccount"].Text is { } account
            ? $"k8s://{cluster}/{space}/ServiceAccount/{account}"
            : null,
        Names = ["AssociationArn"],
        Attributes =
        [
            new("name", "ServiceAccount", "The service account's name."),
            new("namespace", "Namespace", "Its namespace."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.Contains, "ClusterName", "AwsEKSCluster") { Reversed = true },
        ],
        Calls =
        [
            new("eks:ListPodIdentityAssociations", "associations")
            {
                Of = "AWS::EKS::Cluster",
                With = ["clusterName=name"],
                Id = "associationId",
                Then =
                [
                    new("eks:DescribePodIdentityAssociation", "association") { With = ["clusterName", "associationId"] },
                ],
            },
        ],
    };
}
