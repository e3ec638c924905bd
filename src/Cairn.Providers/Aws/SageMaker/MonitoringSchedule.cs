using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class MonitoringSchedule
{
    public static readonly ResourceType Type = new("AWS::SageMaker::MonitoringSchedule", "Watches an endpoint for drift; without one a poisoned model goes unnoticed.")
    {
        Kind = "Evaluation",
        Terraform = ["aws_sagemaker_monitoring_schedule"],
        Key = r => r["Arn", "MonitoringScheduleArn"].Text ?? r.Arn("sagemaker", $"monitoring-schedule/{r.NameOr("MonitoringScheduleName", "Name")}"),
        Names = ["MonitoringScheduleName|Name", "Arn|MonitoringScheduleArn"],
        Attributes =
        [
            new("name", "MonitoringScheduleName|Name", "The schedule's name."),
            new("monitors", "MonitoringScheduleConfig.MonitoringType", "Data, model quality, bias or explanation."),
            new("endpoint", "EndpointName", "The endpoint it watches."),
        ],
        Links = [new(EdgeKinds.RunsAs, "MonitoringScheduleConfig.MonitoringJobDefinition.RoleArn", "Role")],
        Calls =
        [
            new("sagemaker:ListMonitoringSchedules", "MonitoringScheduleSummaries")
            {
                Id = "MonitoringScheduleArn",
                Then =
                [
                    new("sagemaker:DescribeMonitoringSchedule") { With = ["MonitoringScheduleName"] },
                ],
            },
        ],
    };
}
