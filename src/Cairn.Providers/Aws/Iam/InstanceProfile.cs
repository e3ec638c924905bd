using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class InstanceProfile
{
    public static readonly ResourceType Type = new("AWS::IAM::InstanceProfile", "Hands a role to the virtual machines that carry it.")
    {
        Kind = "InstanceProfile",
        Terraform = ["aws_iam_instance_profile"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("iam", $"instance-profile{r["Path"].Text ?? "/"}{r.NameOr("InstanceProfileName", "Name")}"),
        Names = ["InstanceProfileName|Name", "Arn", "unique_id|InstanceProfileId"],
        Attributes =
        [
            new("name", "InstanceProfileName|Name", "The profile's name."),
            new("path", "Path", "Its path."),
        ],

        // CloudFormation lists role names, the API role objects, Terraform has one role.
        Links = [new(EdgeKinds.RunsAs, "Roles.Arn|Roles|Role", "Role")],
        Calls =
        [
            new("iam:ListInstanceProfiles", "InstanceProfiles") { Id = "Arn" },
        ],
    };
}
