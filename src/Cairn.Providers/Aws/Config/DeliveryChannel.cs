using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Config;

internal static class DeliveryChannel
{
    public static readonly ResourceType Type = new("AWS::Config::DeliveryChannel", "Where recorded changes are kept.")
    {
        Kind = "LogSink",
        Terraform = ["aws_config_delivery_channel"],
        Key = r => r.Arn("config", $"delivery-channel/{r.NameOr("name")}"),
        Attributes = [new("name", "name", "Its name.")],
        Links =
        [
            new(EdgeKinds.LogsTo, "s3BucketName|s3_bucket_name", "Bucket"),
            new(EdgeKinds.EncryptedWith, "s3KmsKeyArn|s3_kms_key_arn", "EncryptionKey"),
        ],
        Calls =
        [
            new("config:DescribeDeliveryChannels", "DeliveryChannels") { Id = "name" },
        ],
    };
}
