using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Batch;

internal static class JobDefinition
{
    public static readonly ResourceType Type = new("AWS::Batch::JobDefinition", "A container that jobs run, with its role, settings and secrets.")
    {
        Kind = "BatchCompute",
        Terraform = ["aws_batch_job_definition"],
        Key = r => r["JobDefinitionArn", "Arn"].Text ?? r.Arn("batch", $"job-definition/{r.NameOr("JobDefinitionName", "Name")}"),
        Names = ["JobDefinitionName|Name", "JobDefinitionArn|Arn", "arn_prefix"],
        Attributes = [new("name", "JobDefinitionName|Name", "The job definition's name.")],
        Also = Containers,
        Calls =
        [
            new("batch:DescribeJobDefinitions", "jobDefinitions") { Given = ["status=ACTIVE"], Id = "jobDefinitionArn" },
        ],
    };

    private static void Containers(Mapped job)
    {
        var single = EmbeddedJson.Read(job, job["ContainerProperties"]);
        if (single.IsUnknown)
            job.Gap("value-unknown", job.Self, "its container is not known until it is applied", "scan the state after the apply, or the live account");
        var tasks = EmbeddedJson.Read(job, job["EcsProperties"])["TaskProperties"].Items.ToList();
        foreach (var roles in tasks.Prepend(single))
        {
            job.Link(EdgeKinds.RunsAs, roles["JobRoleArn", "TaskRoleArn"], "Role");
            job.Link("EXECUTES_WITH", roles["ExecutionRoleArn"], "Role");
        }

        var containers = single.Items.Concat(tasks.SelectMany(task => task["Containers"].Items)).ToList();
        foreach (var container in containers)
        {
            Images.Link(job, job.Self, container["Image"]);
            foreach (var secret in container["Secrets"].Items)
                SecretLinks.Mount(job, job.Self, secret["ValueFrom"]);
        }

        EnvironmentNames.State(job, containers.Select(container => container["Environment"]));
        if (containers.Count > 0)
            job.Set("privileged", containers.Any(container => container["Privileged"].Flag == true));
    }
}
