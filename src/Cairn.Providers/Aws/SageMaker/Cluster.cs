using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Cluster
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Cluster", "A HyperPod cluster for large training; its start scripts come from a bucket and run as root.")
    {
        Kind = "Cluster",
        Key = r => r["ClusterArn", "Arn"].Text ?? r.Arn("sagemaker", $"cluster/{r.NameOr("ClusterName")}"),
        Names = ["ClusterName", "ClusterArn"],
        Attributes = [new("name", "ClusterName", "The cluster's name."), new("nodeRecovery", "NodeRecovery", "Whether broken nodes are replaced.")],
        Links =
        [
            new(EdgeKinds.RunsAs, "InstanceGroups.ExecutionRole", "Role"),
            new(EdgeKinds.RunsAs, "ClusterRole", "Role"),
            new(EdgeKinds.InNetwork, "VpcConfig.Subnets", "Subnet"),
            new(EdgeKinds.ProtectedBy, "VpcConfig.SecurityGroupIds", "SecurityGroup"),
            new("PART_OF", "Orchestrator.Eks.ClusterArn", "Cluster"),
        ],
        Also = cluster =>
        {
            foreach (var group in cluster["InstanceGroups"].Items)
                S3Location.Link(cluster, cluster.Self, EdgeKinds.SourcedFrom, group["LifeCycleConfig"]["SourceS3Uri"]);
        },
        Calls =
        [
            new("sagemaker:ListClusters", "ClusterSummaries")
            {
                Id = "ClusterArn",
                Then =
                [
                    new("sagemaker:DescribeCluster") { With = ["ClusterName"] },
                ],
            },
        ],
    };
}
