using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Logs;

internal static class LogGroup
{
    public static readonly ResourceType Type = new("AWS::Logs::LogGroup", "Keeps logs; those of AI systems hold prompts and answers.")
    {
        Kind = "LogSink",
        Terraform = ["aws_cloudwatch_log_group"],
        Key = r => r["LogGroupArn", "Arn"].Text is { } arn ? Plain(arn) : r.Arn("logs", $"log-group:{r.NameOr("LogGroupName", "Name")}"),
        Names = ["LogGroupName|Name", "LogGroupArn|Arn"],
        Attributes =
        [
            new("name", "LogGroupName|Name", "The log group's name."),
            new("retentionDays", "RetentionInDays", "How long it keeps them; zero is for ever."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey")],
        Also = group => group.Call(group.Self, $"{Plain(group["LogGroupArn", "Arn"].Text ?? group.Arn("logs", $"log-group:{group.NameOr("LogGroupName", "Name")}"))}:*"),
        Calls =
        [
            new("logs:DescribeLogGroups", "logGroups") { Id = "logGroupName" },
        ],
    };

    /// <summary>Some APIs end the ARN with <c>:*</c>, for the streams inside.</summary>
    private static string Plain(string arn) => arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;
}
