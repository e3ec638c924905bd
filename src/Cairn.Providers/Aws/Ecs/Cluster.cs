using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ecs;

internal static class Cluster
{
    public static readonly ResourceType Type = new("AWS::ECS::Cluster", "Runs containers; a task started here has the role its definition names.")
    {
        Kind = "Cluster",
        Terraform = ["aws_ecs_cluster"],
        Key = r => r["ClusterArn", "Arn"].Text ?? r.Arn("ecs", $"cluster/{r.NameOr("ClusterName", "Name")}"),
        Names = ["ClusterName|Name", "ClusterArn|Arn"],
        Attributes =
        [
            new("name", "ClusterName|Name", "The cluster's name."),
            new("execLogging", "Configuration.ExecuteCommandConfiguration.Logging", "Whether commands run inside containers are recorded."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "Configuration.ExecuteCommandConfiguration.KmsKeyId", "EncryptionKey")],
        Calls =
        [
            new("ecs:ListClusters", "clusterArns")
            {
                Scalar = "clusterArn",
                Id = "clusterArn",
                Then =
                [
                    new("ecs:DescribeClusters", "clusters") { With = ["clusters=clusterArn"], Given = ["include=CONFIGURATIONS"], Batch = 100 },
                ],
            },
        ],
    };
}
