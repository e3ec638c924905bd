using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.QBusiness;

internal static class Application
{
    public static readonly ResourceType Type = new("AWS::QBusiness::Application", "A company assistant over indexed documents; with ANONYMOUS identity it answers anybody.")
    {
        Kind = "AiApp",
        Terraform = ["aws_qbusiness_application"],
        Key = r => r["Arn", "ApplicationArn"].Text ?? r.Arn("qbusiness", $"application/{r["ApplicationId", "Id"].Text ?? r.NameOr("DisplayName")}"),
        Names = ["Arn|ApplicationArn", "ApplicationId|Id"],
        Attributes =
        [
            new("name", "DisplayName", "The application's name."),
            new("identityType", "IdentityType", "ANONYMOUS takes callers without a sign-in."),
            new("attachments", "AttachmentsConfiguration.AttachmentsControlMode", "Whether users may upload files."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn|IamServiceRoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "EncryptionConfiguration.KmsKeyId", "EncryptionKey"),
        ],
        Calls =
        [
            new("qbusiness:ListApplications", "applications")
            {
                Id = "applicationId",
                Then =
                [
                    new("qbusiness:GetApplication") { With = ["applicationId"] },
                ],
            },
        ],
    };
}
