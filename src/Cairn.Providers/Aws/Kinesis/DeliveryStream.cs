using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Kinesis;

internal static class DeliveryStream
{
    // One member per kind of destination: https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
    private static readonly string[] Destinations =
    [
        "ExtendedS3DestinationConfiguration", "S3DestinationConfiguration", "extended_s3_configuration", "s3_configuration",
        "RedshiftDestinationConfiguration", "redshift_configuration", "AmazonopensearchserviceDestinationConfiguration", "opensearch_configuration",
        "HttpEndpointDestinationConfiguration", "http_endpoint_configuration",
    ];

    private static readonly string[] Described =
        ["ExtendedS3DestinationDescription", "RedshiftDestinationDescription", "AmazonopensearchserviceDestinationDescription", "HttpEndpointDestinationDescription"];

    public static readonly ResourceType Type = new("AWS::KinesisFirehose::DeliveryStream", "Writes a stream of records into a store.")
    {
        Kind = "Stream",
        Terraform = ["aws_kinesis_firehose_delivery_stream"],
        Key = r => r["DeliveryStreamARN", "Arn"].Text ?? r.Arn("firehose", $"deliverystream/{r.NameOr("DeliveryStreamName", "Name")}"),
        Names = ["DeliveryStreamName|Name", "DeliveryStreamARN|Arn"],
        Attributes = [new("name", "DeliveryStreamName|Name", "The delivery stream's name.")],
        Links = [new(EdgeKinds.Feeds, "KinesisStreamSourceConfiguration.KinesisStreamARN|Source.KinesisStreamSourceDescription.KinesisStreamARN|kinesis_source_configuration.kinesis_stream_arn", "Stream") { Reversed = true }],
        Also = Deliver,
        Calls =
        [
            new("firehose:ListDeliveryStreams", "DeliveryStreamNames")
            {
                Scalar = "DeliveryStreamName",
                Id = "DeliveryStreamName",
                Then =
                [
                    new("firehose:DescribeDeliveryStream", "DeliveryStreamDescription") { With = ["DeliveryStreamName"] },
                ],
            },
        ],
    };

    private static void Deliver(Mapped stream)
    {
        // The API lists destinations, each with one member per kind.
        var described = stream["Destinations"].Items.SelectMany(destination => Described.Select(name => destination[name]));
        foreach (var destination in Destinations.Select(name => stream[name]).Concat(described))
        {
            stream.Link(EdgeKinds.Produces, destination["BucketARN"], "Bucket");
            stream.Link(EdgeKinds.Produces, destination["S3Configuration", "S3DestinationDescription"]["BucketARN"], "Bucket");
            stream.Link("EXECUTES_WITH", destination["RoleARN"], "Role");
            foreach (var parameter in destination["ProcessingConfiguration"]["Processors"].Items.SelectMany(processor => processor["Parameters"].Items))
            {
                if (parameter["ParameterName"].Text is "LambdaArn")
                    stream.Link(EdgeKinds.Triggers, parameter["ParameterValue"], "Function");
            }
        }
    }
}
