using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.GuardDuty;

internal static class Detector
{
    public static readonly ResourceType Type = new("AWS::GuardDuty::Detector", "Watches a region for attacks; where it is off nobody is told.")
    {
        Kind = "Detector",
        Terraform = ["aws_guardduty_detector"],
        Key = r => r["arn"].Text ?? r.Arn("guardduty", $"detector/{r.NameOr("DetectorId", "id")}"),
        Names = ["DetectorId|id"],
        Attributes =
        [
            new("name", "DetectorId|id", "Its id."),
            new("frequency", "FindingPublishingFrequency", "How often it repeats what it found."),
        ],
        // The API says ENABLED, the others true: https://docs.aws.amazon.com/guardduty/latest/APIReference/API_GetDetector.html
        Also = detector => detector.Set("enabled", detector["Status"].Text is { } status ? status == "ENABLED" : detector["Enable"].Flag != false),
        Calls =
        [
            new("guardduty:ListDetectors", "DetectorIds")
            {
                Scalar = "DetectorId",
                Id = "DetectorId",
                Then = [new("guardduty:GetDetector") { With = ["DetectorId"] }],
            },
        ],
    };
}
