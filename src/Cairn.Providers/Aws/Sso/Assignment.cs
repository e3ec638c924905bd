using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Sso;

internal static class Assignment
{
    public static readonly ResourceType Type = new("AWS::SSO::Assignment", "Lets a person or group of the directory use a permission set in one account.")
    {
        Kind = "Binding",
        Terraform = ["aws_ssoadmin_account_assignment"],
        Key = r => r["PermissionSetArn"].Text is { } set ? $"{set}/{r["TargetId"].Text}/{r["PrincipalType"].Text}/{r["PrincipalId"].Text}" : null,
        Attributes =
        [
            new("scope", "TargetId", "The account."),
            new("subject", "PrincipalId", "The person or group of the directory."),
            new("subjectType", "PrincipalType", "USER or GROUP."),
        ],
        Links = [new("BINDS", "PermissionSetArn", "AwsSSOPermissionSet")],
        Also = Principal,
        Calls =
        [
            new("sso-admin:ListAccountAssignments", "AccountAssignments") { From = new("sso-admin:ListAccountsForProvisionedPermissionSet", "AccountIds") { Of = "AWS::SSO::PermissionSet", With = ["InstanceArn", "PermissionSetArn"], Scalar = "AccountId", Id = "AccountId" }, With = ["InstanceArn", "AccountId", "PermissionSetArn"], Id = "PrincipalType+PrincipalId" },
        ],
    };

    private static void Principal(Mapped assignment)
    {
        var principal = assignment["PrincipalId"];
        if (principal.Text is not { } id)
            return;
        var type = assignment["PrincipalType"].Text is "GROUP" ? "group" : "user";
        var person = assignment.Add($"arn:{assignment.Scope.Partition}:identitystore:::{type}/{id}", "ExternalIdentity");
        assignment.Set(person, "name", id);
        assignment.Edge(assignment.Self, "BINDS", person, principal);
    }
}
