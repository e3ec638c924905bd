using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ecs;

internal static class TaskDefinition
{
    public static readonly ResourceType Type = new("AWS::ECS::TaskDefinition", "Which containers run together, with which role, settings and secrets.")
    {
        Kind = "Workload",
        Terraform = ["aws_ecs_task_definition"],
        Key = r => r["TaskDefinitionArn", "Arn"].Text ?? r.Arn("ecs", $"task-definition/{r.NameOr("Family")}"),
        Names = ["Family", "TaskDefinitionArn|Arn", "arn_without_revision"],
        Attributes =
        [
            new("name", "Family", "The family of revisions it belongs to."),
            new("networkMode", "NetworkMode", "With host it shares the machine's network and metadata."),
            new("pidMode", "PidMode", "With host it sees the machine's processes."),
            new("launchTypes", "RequiresCompatibilities", "FARGATE runs on AWS's machines, EC2 on yours."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "TaskRoleArn", "Role"),
            new("EXECUTES_WITH", "ExecutionRoleArn", "Role"),
            new(EdgeKinds.Mounts, "Volumes.EfsVolumeConfiguration.FileSystemId|Volumes.EFSVolumeConfiguration.FilesystemId|Volume.EfsVolumeConfiguration.FileSystemId", "FileSystem"),
        ],
        Also = Containers,
        Calls =
        [
            new("ecs:ListTaskDefinitionFamilies", "families")
            {
                Given = ["status=ACTIVE"],
                Scalar = "family",
                Id = "taskDefinitionArn",
                Then =
                [
                    new("ecs:DescribeTaskDefinition", "taskDefinition") { With = ["taskDefinition=family"] },
                ],
            },
            new("ecs:DescribeTaskDefinition", "taskDefinition") { Of = "AWS::ECS::Service", With = ["taskDefinition"], Id = "taskDefinitionArn" },
        ],
    };

    private static void Containers(Mapped task)
    {
        if (task["Family"].Text is { } family && task["Revision"].Text is { } revision)
            task.Call(task.Self, $"{family}:{revision}");
        var definitions = EmbeddedJson.Read(task, task["ContainerDefinitions"]);
        if (definitions.IsUnknown)
            task.Gap("value-unknown", task.Self, "its containers are not known until they are applied", "scan the state after the apply, or the live account");
        var containers = definitions.Items.ToList();
        foreach (var container in containers)
        {
            Images.Link(task, task.Self, container["Image"]);
            foreach (var secret in container["Secrets"].Items)
                SecretLinks.Mount(task, task.Self, secret["ValueFrom"]);
            task.Link(EdgeKinds.LogsTo, container["LogConfiguration"]["Options"]["awslogs-group"], "LogSink");
        }

        EnvironmentNames.State(task, containers.Select(container => container["Environment"]));
        if (containers.Count > 0)
            task.Set("privileged", containers.Any(container => container["Privileged"].Flag == true));
        if (HostPaths(task).ToList() is { Count: > 0 } paths)
            task.Set("hostPaths", Graph.Value.List(paths.Select(path => (Graph.Value)path)));
    }

    private static IEnumerable<string> HostPaths(Mapped task) =>
        task["Volumes", "Volume"].Items.Select(volume => volume["HostPath"].Text ?? volume["Host"]["SourcePath"].Text).OfType<string>();
}
