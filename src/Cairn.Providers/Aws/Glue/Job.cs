using Cairn.Graph;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Glue;

internal static class Job
{
    public static readonly ResourceType Type = new("AWS::Glue::Job", "Runs a data script; whoever changes the script acts with its role.")
    {
        Kind = "DataJob",
        Terraform = ["aws_glue_job"],
        Key = r => r["Arn"].Text ?? r.Arn("glue", $"job/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The job's name."),
            new("securityConfiguration", "SecurityConfiguration", "How its data and logs are encrypted."),
            new("extraModules", "DefaultArguments.--additional-python-modules", "Packages it installs at every start."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn|Role", "Role"),
            new(EdgeKinds.ConfiguredBy, "Connections.Connections|Connections", "DataSource"),
        ],
        Also = Complete,
        Calls =
        [
            new("glue:GetJobs", "Jobs") { Id = "Name" },
        ],
    };

    private static void Complete(Mapped job)
    {
        S3Location.Link(job, job.Self, EdgeKinds.SourcedFrom, job["Command"]["ScriptLocation"]);
        var arguments = job["DefaultArguments"];
        foreach (var name in new[] { "--extra-py-files", "--extra-jars", "--extra-files" })
            S3Location.Link(job, job.Self, EdgeKinds.SourcedFrom, arguments[name]);
        if (arguments.Members.Any())
            job.Set("argumentNames", Value.List(arguments.Members.Select(member => (Value)member.Name)));
    }
}
