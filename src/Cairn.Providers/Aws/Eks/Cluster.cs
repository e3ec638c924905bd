using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Eks;

internal static class Cluster
{
    public static readonly ResourceType Type = new("AWS::EKS::Cluster", "A Kubernetes cluster; its API decides what runs on every node.")
    {
        Kind = "Cluster",
        Terraform = ["aws_eks_cluster"],
        Key = r => r["Arn"].Text ?? r.Arn("eks", $"cluster/{r.NameOr("Name")}"),
        Names = ["Name", "Arn", "Endpoint"],
        Attributes =
        [
            new("name", "Name", "The cluster's name."),
            new("version", "Version", "The Kubernetes version."),
            new("endpointPublicAccess", "ResourcesVpcConfig.EndpointPublicAccess|VpcConfig.EndpointPublicAccess", "The API answers from outside the network.", Matters: true) { IsFlag = true },
            new("publicAccessCidrs", "ResourcesVpcConfig.PublicAccessCidrs|VpcConfig.PublicAccessCidrs", "From which addresses."),
            new("authenticationMode", "AccessConfig.AuthenticationMode", "Whether access entries, the aws-auth map or both decide who gets in."),
            new("creatorIsAdmin", "AccessConfig.BootstrapClusterCreatorAdminPermissions", "Whoever made the cluster is its administrator.") { IsFlag = true },
            new("auditLogs", "EnabledClusterLogTypes|Logging.ClusterLogging", "What its control plane records."),
            new("issuer", "Identity.Oidc.Issuer", "The issuer of its service accounts' tokens."),
        ],
        Links =
        [
            new("EXECUTES_WITH", "RoleArn", "Role"),
            new(EdgeKinds.InNetwork, "ResourcesVpcConfig.SubnetIds|VpcConfig.SubnetIds", "Subnet"),
            new(EdgeKinds.ProtectedBy, "ResourcesVpcConfig.SecurityGroupIds|VpcConfig.SecurityGroupIds|VpcConfig.ClusterSecurityGroupId", "SecurityGroup"),
            new(EdgeKinds.EncryptedWith, "EncryptionConfig.Provider.KeyArn", "EncryptionKey"),
        ],
        Calls =
        [
            new("eks:ListClusters", "clusters")
            {
                Scalar = "name",
                Id = "name",
                Then =
                [
                    new("eks:DescribeCluster", "cluster") { With = ["name"] },
                ],
            },
        ],
    };
}
