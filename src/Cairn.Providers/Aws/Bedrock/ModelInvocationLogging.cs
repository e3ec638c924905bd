using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class ModelInvocationLogging
{
    public static readonly ResourceType Type = new("AWS::Bedrock::ModelInvocationLogging", "Where prompts and answers of a region are written; whoever reads there reads every conversation.")
    {
        Kind = "LogSink",
        Terraform = ["aws_bedrock_model_invocation_logging_configuration"],
        Key = r => r.Arn("bedrock", "model-invocation-logging"),
        Attributes =
        [
            new("logsText", "LoggingConfig.TextDataDeliveryEnabled", "Whether prompts and answers are written in full."),
            new("logsImages", "LoggingConfig.ImageDataDeliveryEnabled", "Whether images are written."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "LoggingConfig.CloudWatchConfig.RoleArn", "Role"),
            new(EdgeKinds.LogsTo, "LoggingConfig.CloudWatchConfig.LogGroupName", "LogSink"),
        ],
        Also = logging =>
        {
            logging.Set("content", true);
            var config = logging["LoggingConfig"];
            S3Location.Link(logging, logging.Self, EdgeKinds.LogsTo, config["S3Config"]["BucketName"], config["S3Config"]["KeyPrefix"]);
            var large = config["CloudWatchConfig"]["LargeDataDeliveryS3Config"];
            S3Location.Link(logging, logging.Self, EdgeKinds.LogsTo, large["BucketName"], large["KeyPrefix"]);
        },
        Calls =
        [
            new("bedrock:GetModelInvocationLoggingConfiguration") { When = "loggingConfig" },
        ],
    };
}
