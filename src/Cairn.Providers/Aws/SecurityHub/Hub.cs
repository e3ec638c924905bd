using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SecurityHub;

internal static class Hub
{
    public static readonly ResourceType Type = new("AWS::SecurityHub::Hub", "Collects what the detectors of a region found.")
    {
        Kind = "Detector",
        Terraform = ["aws_securityhub_account"],
        // There is one in a region, and it is called so: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecurityhub.html
        Key = r => r["HubArn", "ARN"].Text ?? r.Arn("securityhub", "hub/default"),
        Attributes = [new("autoEnable", "AutoEnableControls", "New checks are switched on by themselves.") { IsFlag = true }],
        Also = hub => hub.Set("enabled", true),
        Calls =
        [
            // Both codes say that it is off: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeHub.html
            new("securityhub:DescribeHub") { Id = "HubArn", None = ["InvalidAccessException", "ResourceNotFoundException"] },
        ],
    };
}
