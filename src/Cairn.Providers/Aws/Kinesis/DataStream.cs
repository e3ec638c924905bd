using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kinesis;

internal static class DataStream
{
    public static readonly ResourceType Type = new("AWS::Kinesis::Stream", "Carries records from producers to readers.")
    {
        Kind = "Stream",
        Terraform = ["aws_kinesis_stream"],
        Key = r => r["StreamARN", "Arn"].Text ?? r.Arn("kinesis", $"stream/{r.NameOr("StreamName", "Name")}"),
        Names = ["StreamName|Name", "StreamARN|Arn"],
        Attributes =
        [
            new("name", "StreamName|Name", "The stream's name."),
            new("encryption", "EncryptionType|StreamEncryption.EncryptionType", "Whether its records lie under a key."),
        ],
        Links = [new(EdgeKinds.EncryptedWith, "KmsKeyId|StreamEncryption.KeyId", "EncryptionKey") { WhenMissing = Missing.Ignore }],
        Calls =
        [
            new("kinesis:ListStreams", "StreamNames")
            {
                Scalar = "StreamName",
                Id = "StreamName",
                Then =
                [
                    new("kinesis:DescribeStreamSummary", "StreamDescriptionSummary") { With = ["StreamName"] },
                ],
            },
        ],
    };
}
