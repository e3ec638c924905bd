using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Domain
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Domain", "A studio that many people share: its default role and network apply to every profile without its own.")
    {
        Kind = "AiWorkspace",
        Terraform = ["aws_sagemaker_domain"],
        Key = r => r["Arn", "DomainArn"].Text ?? r.Arn("sagemaker", $"domain/{r["DomainId", "Id"].Text ?? r.NameOr("DomainName")}"),
        Names = ["DomainId|Id", "Arn|DomainArn", "DomainName"],
        Attributes =
        [
            new("name", "DomainName", "The domain's name."),
            new("networkAccess", "AppNetworkAccessType", "PublicInternetOnly goes to the internet past the VPC.", Matters: true),
            new("authMode", "AuthMode", "IAM or single sign-on."),
            new("notebookSharing", "DefaultUserSettings.SharingSettings.NotebookOutputOption", "Allowed copies cell outputs to a bucket."),
            new("dockerAccess", "DomainSettings.DockerSettings.EnableDockerAccess", "ENABLED lets users run containers."),
            new("identityPropagation", "DomainSettings.ExecutionRoleIdentityConfig", "Whether calls carry the user's name."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "DefaultUserSettings.ExecutionRole", "Role"),
            new(EdgeKinds.InNetwork, "VpcId", "Network"),
            new(EdgeKinds.InNetwork, "SubnetIds", "Subnet"),
            new(EdgeKinds.ProtectedBy, "DefaultUserSettings.SecurityGroups", "SecurityGroup"),
            new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey"),
            new(EdgeKinds.BackedBy, "HomeEfsFileSystemId", "FileSystem"),
        ],
        Also = domain =>
        {
            UserSettings.Link(domain, domain["DefaultUserSettings"]);
            UserSettings.Link(domain, domain["DefaultSpaceSettings"]);
        },
        Calls =
        [
            new("sagemaker:ListDomains", "Domains")
            {
                Id = "DomainArn",
                Then =
                [
                    new("sagemaker:DescribeDomain") { With = ["DomainId"] },
                    new("sagemaker:ListTags", "Tags") { With = ["ResourceArn=DomainArn"], As = "Tags[]" },
                ],
            },
        ],
    };
}
