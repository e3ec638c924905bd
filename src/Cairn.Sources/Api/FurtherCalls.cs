using Cairn.Providers.Mapping;

namespace Cairn.Sources.Api;

/// <summary>Calls that people save and live collection does without, because another call tells the same at once.</summary>
internal static class FurtherCalls
{
    public static readonly IReadOnlyList<(string Type, Call Call)> All =
    [
        ("AWS::IAM::Role", new("iam:ListRoles", "Roles") { Id = "Arn", Then = [Attached("Role"), Inline("Role"), new("iam:GetRole", "Role") { With = ["RoleName"] }] }),
        ("AWS::IAM::User", new("iam:ListUsers", "Users") { Id = "Arn", Then = [Attached("User"), Inline("User"), new("iam:GetUser", "User") { With = ["UserName"] }, new("iam:ListGroupsForUser", "Groups.GroupName") { With = ["UserName"], As = "GroupList[]" }] }),
        ("AWS::IAM::Group", new("iam:ListGroups", "Groups") { Id = "Arn", Then = [Attached("Group"), Inline("Group"), new("iam:GetGroup", "Group") { With = ["GroupName"] }] }),
        ("AWS::IAM::ManagedPolicy", new("iam:ListPolicies", "Policies") { Id = "Arn", When = "AttachmentCount!=0", Then = [new("iam:GetPolicy", "Policy") { With = ["PolicyArn=Arn"] }, new("iam:GetPolicyVersion", "PolicyVersion") { With = ["PolicyArn=Arn"], As = "PolicyVersionList[]" }] }),
        ("AWS::Lambda::Function", new("lambda:GetFunction", "Configuration") { Id = "FunctionArn" }),
        ("AWS::Lambda::Function", new("lambda:GetFunctionConfiguration") { Id = "FunctionArn" }),
    ];

    private static Call Attached(string kind) => new($"iam:ListAttached{kind}Policies", "AttachedPolicies") { With = [$"{kind}Name"], As = "AttachedManagedPolicies[]" };

    private static Call Inline(string kind) => new($"iam:Get{kind}Policy") { With = [$"{kind}Name"], As = $"{kind}PolicyList[]" };
}
