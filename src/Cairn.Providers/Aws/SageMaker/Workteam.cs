using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Workteam
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Workteam", "People who label training data and review answers; they see it and shape the model.")
    {
        Kind = "LabelingWorkforce",
        Terraform = ["aws_sagemaker_workteam"],
        Key = r => r["Arn", "WorkteamArn"].Text ?? r.Arn("sagemaker", $"workteam/private-crowd/{r.NameOr("WorkteamName")}"),
        Names = ["WorkteamName", "Arn|WorkteamArn"],
        Attributes = [new("name", "WorkteamName", "The team's name."), new("subdomain", "Subdomain|SubDomain", "Where its members sign in.")],
        Calls =
        [
            new("sagemaker:ListWorkteams", "Workteams") { Id = "WorkteamArn" },
        ],
    };
}
