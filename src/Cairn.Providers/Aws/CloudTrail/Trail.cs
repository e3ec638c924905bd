using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.CloudTrail;

internal static class Trail
{
    public static readonly ResourceType Type = new("AWS::CloudTrail::Trail", "Records who did what; without it an attack leaves no trace.")
    {
        Kind = "LogSink",
        Terraform = ["aws_cloudtrail"],
        Key = r => r["TrailARN", "Arn"].Text ?? r.Arn("cloudtrail", $"trail/{r.NameOr("TrailName", "Name")}"),
        Names = ["TrailName|Name", "TrailARN|Arn"],
        Attributes =
        [
            new("name", "TrailName|Name", "The trail's name."),
            new("isLogging", "IsLogging|EnableLogging", "A stopped trail records nothing.") { IsFlag = true },
            new("isMultiRegion", "IsMultiRegionTrail", "Regions it leaves out are blind spots.") { IsFlag = true },
            new("isOrganization", "IsOrganizationTrail", "It records every account.") { IsFlag = true },
            new("validatesFiles", "LogFileValidationEnabled|EnableLogFileValidation", "Changed logs can be told.") { IsFlag = true },
            new("eventSelectors", "AdvancedEventSelectors|AdvancedEventSelector|EventSelectors|EventSelector", "Which data events it records."),
        ],
        Links =
        [
            new(EdgeKinds.LogsTo, "S3BucketName", "Bucket"),
            new(EdgeKinds.LogsTo, "CloudWatchLogsLogGroupArn|CloudWatchLogsGroupArn", "LogSink"),
            new(EdgeKinds.EncryptedWith, "KmsKeyId|KMSKeyId", "EncryptionKey"),
        ],
        Calls =
        [
            new("cloudtrail:DescribeTrails", "trailList")
            {
                Given = ["includeShadowTrails=false"],
                Id = "TrailARN",
                Then =
                [
                    new("cloudtrail:GetTrailStatus", "IsLogging") { With = ["Name=TrailARN"], As = "IsLogging" },
                    new("cloudtrail:GetEventSelectors") { With = ["TrailName=TrailARN"] },
                ],
            },
        ],
    };
}
