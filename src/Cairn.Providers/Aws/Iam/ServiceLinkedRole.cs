using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class ServiceLinkedRole
{
    public static readonly ResourceType Type = new("AWS::IAM::ServiceLinkedRole", "A role that only one AWS service can take on.")
    {
        Kind = "Role",
        Terraform = ["aws_iam_service_linked_role"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("iam", $"role/aws-service-role/{r["AWSServiceName"].Text}/{r.NameOr("RoleName", "Name")}"),
        Names = ["RoleName|Name", "Arn", "unique_id|RoleId"],
        Attributes =
        [
            new("name", "RoleName|Name", "The role's name."),
            new("path", "Path", "Its path."),
            new("servicePrincipal", "AWSServiceName", "The only principal that may take it on."),
        ],
    };
}
