using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.SageMaker;

/// <summary>What domains, profiles and spaces say alike of the applications people start.</summary>
internal static class UserSettings
{
    private static readonly string[] Applications =
        ["JupyterServerAppSettings", "KernelGatewayAppSettings", "JupyterLabAppSettings", "CodeEditorAppSettings", "RSessionAppSettings"];

    public static void Link(Mapped mapped, Field settings)
    {
        foreach (var application in Applications.Select(name => settings[name]))
        {
            foreach (var script in application["LifecycleConfigArns"].Items.Append(application["DefaultResourceSpec"]["LifecycleConfigArn"]))
                mapped.Link(EdgeKinds.ConfiguredBy, script, "ConfigFile");
            foreach (var repository in application["CodeRepositories", "CodeRepository"].Items)
                Repositories.Link(mapped, repository["RepositoryUrl"]);
            foreach (var image in application["CustomImages", "CustomImage"].Items)
                mapped.Link(EdgeKinds.UsesImage, image["ImageName"], "ContainerImage");
        }

        S3Location.Link(mapped, mapped.Self, EdgeKinds.CapturedTo, settings["SharingSettings"]["S3OutputPath"]);
        S3Location.Link(mapped, mapped.Self, EdgeKinds.MaterialisedTo, settings["CanvasAppSettings"]["WorkspaceSettings"]["S3ArtifactPath"]);
        foreach (var file in settings["CustomFileSystemConfigs", "CustomFileSystemConfig"].Items)
            mapped.Link(EdgeKinds.Mounts, file["EfsFileSystemConfig"]["FileSystemId"], "FileSystem");
    }
}
