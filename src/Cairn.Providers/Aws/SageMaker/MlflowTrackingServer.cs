using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class MlflowTrackingServer
{
    public static readonly ResourceType Type = new("AWS::SageMaker::MlflowTrackingServer", "Records experiments and holds their artefacts; what it registers may be deployed.")
    {
        Kind = "ExperimentTracker",
        Terraform = ["aws_sagemaker_mlflow_tracking_server"],
        Key = r => r["Arn", "TrackingServerArn"].Text ?? r.Arn("sagemaker", $"mlflow-tracking-server/{r.NameOr("TrackingServerName")}"),
        Names = ["TrackingServerName", "Arn|TrackingServerArn"],
        Attributes =
        [
            new("name", "TrackingServerName", "The server's name."),
            new("version", "MlflowVersion", "Old versions have known holes."),
            new("registersModels", "AutomaticModelRegistration", "True puts every logged model into the registry."),
        ],
        Links = [new(EdgeKinds.RunsAs, "RoleArn", "Role")],
        Also = server => S3Location.Link(server, server.Self, EdgeKinds.BackedBy, server["ArtifactStoreUri"]),
        Calls =
        [
            new("sagemaker:ListMlflowTrackingServers", "TrackingServerSummaries")
            {
                Id = "TrackingServerArn",
                Then =
                [
                    new("sagemaker:DescribeMlflowTrackingServer") { With = ["TrackingServerName"] },
                ],
            },
        ],
    };
}
