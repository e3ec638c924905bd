using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Space
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Space", "A notebook's files and machine inside a studio; a shared one is open to every profile of the domain.")
    {
        Kind = "Notebook",
        Terraform = ["aws_sagemaker_space"],
        Key = r => r["Arn", "SpaceArn"].Text ?? r.Arn("sagemaker", $"space/{r["DomainId"].Text ?? "unknown"}/{r.NameOr("SpaceName")}"),
        Names = ["Arn|SpaceArn"],
        Attributes =
        [
            new("name", "SpaceName", "The space's name."),
            new("sharing", "SpaceSharingSettings.SharingType", "Shared means every profile of the domain can open it."),
            new("owner", "OwnershipSettings.OwnerUserProfileName", "The profile that owns it."),
            new("remoteAccess", "SpaceSettings.RemoteAccess", "ENABLED lets people connect from their own machines."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "DomainId", "AiWorkspace") { Reversed = true },
            new(EdgeKinds.Mounts, "SpaceSettings.CustomFileSystems.EFSFileSystem.FileSystemId|SpaceSettings.CustomFileSystem.EFSFileSystem.FileSystemId", "FileSystem"),
        ],
        Also = space => UserSettings.Link(space, space["SpaceSettings"]),
        Calls =
        [
            new("sagemaker:ListSpaces", "Spaces")
            {
                Id = "DomainId+SpaceName",
                Then =
                [
                    new("sagemaker:DescribeSpace") { With = ["DomainId", "SpaceName"] },
                ],
            },
        ],
    };
}
