using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class UserProfile
{
    public static readonly ResourceType Type = new("AWS::SageMaker::UserProfile", "One person's place in a studio, with the role that person's code runs with.")
    {
        Kind = "WorkspaceProfile",
        Terraform = ["aws_sagemaker_user_profile"],
        Key = r => r["Arn", "UserProfileArn"].Text ?? r.Arn("sagemaker", $"user-profile/{r["DomainId"].Text ?? "unknown"}/{r.NameOr("UserProfileName")}"),
        Names = ["Arn|UserProfileArn"],
        Attributes =
        [
            new("name", "UserProfileName", "The profile's name."),
            new("singleSignOnUser", "SingleSignOnUserValue", "Who it belongs to."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "DomainId", "AiWorkspace") { Reversed = true },
            new(EdgeKinds.RunsAs, "UserSettings.ExecutionRole", "Role"),
            new(EdgeKinds.ProtectedBy, "UserSettings.SecurityGroups", "SecurityGroup"),
        ],
        Also = profile => UserSettings.Link(profile, profile["UserSettings"]),
        Calls =
        [
            new("sagemaker:ListUserProfiles", "UserProfiles")
            {
                Id = "DomainId+UserProfileName",
                Then =
                [
                    new("sagemaker:DescribeUserProfile") { With = ["DomainId", "UserProfileName"] },
                ],
            },
        ],
    };
}
