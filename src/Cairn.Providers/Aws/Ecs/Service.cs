using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ecs;

internal static class Service
{
    public static readonly ResourceType Type = new("AWS::ECS::Service", "Keeps tasks running and puts them behind a load balancer.")
    {
        Kind = "Workload",
        Terraform = ["aws_ecs_service"],
        Key = r => r["ServiceArn", "Arn"].Text ?? (r["Id"].Text is { } id && id.StartsWith("arn:", StringComparison.Ordinal) ? id : null)
            ?? r.Arn("ecs", $"service/{Last(r["ClusterArn", "Cluster"].Text ?? "default")}/{r.NameOr("ServiceName", "Name")}"),
        Names = ["ServiceName|Name", "ServiceArn|Arn|Id"],
        Attributes =
        [
            new("name", "ServiceName|Name", "The service's name."),
            new("enableExecuteCommand", "EnableExecuteCommand", "Commands can be run inside its containers.") { IsFlag = true },
            new("assignPublicIp", "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp|NetworkConfiguration.AssignPublicIp", "Its tasks have public addresses.") { IsFlag = true },
            new("launchType", "LaunchType", "FARGATE runs on AWS's machines, EC2 on yours."),
            new("desiredCount", "DesiredCount", "How many tasks run."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "ClusterArn|Cluster", "Cluster") { Reversed = true },

            // Whoever controls the service decides what its tasks run.
            new(EdgeKinds.Orchestrates, "TaskDefinition", "Workload"),
            new(EdgeKinds.InNetwork, "NetworkConfiguration.AwsvpcConfiguration.Subnets|NetworkConfiguration.Subnets", "Subnet"),
            new(EdgeKinds.ProtectedBy, "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups|NetworkConfiguration.SecurityGroups", "SecurityGroup"),
            new(EdgeKinds.Fronts, "LoadBalancers.TargetGroupArn|LoadBalancer.TargetGroupArn", "TargetGroup") { Reversed = true },
        ],
        Calls =
        [
            new("ecs:ListServices", "serviceArns")
            {
                Of = "AWS::ECS::Cluster",
                With = ["cluster=clusterArn"],
                Scalar = "serviceArn",
                Id = "serviceArn",
                Then =
                [
                    new("ecs:DescribeServices", "services") { With = ["services=serviceArn", "cluster"], Batch = 10 },
                ],
            },
        ],
    };

    private static string Last(string text) => text[(text.LastIndexOf('/') + 1)..];
}
