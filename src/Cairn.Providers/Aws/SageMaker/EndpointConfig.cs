using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.SageMaker;

internal static class EndpointConfig
{
    public static readonly ResourceType Type = new("AWS::SageMaker::EndpointConfig", "Says which models an endpoint serves, on what machines, and where requests are captured.")
    {
        Kind = "ModelDeployment",
        Terraform = ["aws_sagemaker_endpoint_configuration"],
        Key = r => r["Arn", "EndpointConfigArn"].Text ?? r.Arn("sagemaker", $"endpoint-config/{r.NameOr("EndpointConfigName", "Name")}"),
        Names = ["EndpointConfigName|Name", "Arn|EndpointConfigArn"],
        Attributes =
        [
            new("name", "EndpointConfigName|Name", "The configuration's name."),
            new("capturesData", "DataCaptureConfig.EnableCapture", "Requests and answers are copied to a bucket."),
            new("networkIsolation", "EnableNetworkIsolation", "True keeps its containers from any network call."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "ExecutionRoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "KmsKeyId|KmsKeyArn", "EncryptionKey"),
            new(EdgeKinds.InNetwork, "VpcConfig.Subnets", "Subnet"),
            new(EdgeKinds.ProtectedBy, "VpcConfig.SecurityGroupIds", "SecurityGroup"),
        ],
        Also = Deploy,
        Calls =
        [
            new("sagemaker:ListEndpointConfigs", "EndpointConfigs")
            {
                Id = "EndpointConfigArn",
                Then =
                [
                    new("sagemaker:DescribeEndpointConfig") { With = ["EndpointConfigName"] },
                ],
            },
        ],
    };

    private static void Deploy(Mapped config)
    {
        config.Set("subKind", "configuration");
        S3Location.Link(config, config.Self, EdgeKinds.CapturedTo, config["DataCaptureConfig"]["DestinationS3Uri"]);
        S3Location.Link(config, config.Self, EdgeKinds.CapturedTo, config["AsyncInferenceConfig"]["OutputConfig"]["S3OutputPath"]);
        foreach (var variant in config["ProductionVariants"].Items)
            Variant(config, variant, shadow: false);
        foreach (var variant in config["ShadowProductionVariants"].Items)
            Variant(config, variant, shadow: true);
    }

    private static void Variant(Mapped config, Field variant, bool shadow)
    {
        var name = variant["VariantName"].Text ?? "AllTraffic";
        var configuration = config["Arn", "EndpointConfigArn"].Text ?? config.Arn("sagemaker", $"endpoint-config/{config.NameOr("EndpointConfigName", "Name")}");
        var deployment = config.Add($"{configuration}/variant/{name}", "ModelDeployment", "AwsSageMakerProductionVariant");
        config.Set(deployment, "name", name);
        config.Set(deployment, "shadow", shadow);
        config.Set(deployment, "serverless", variant["ServerlessConfig"].Items.Any());
        if (variant["EnableSSMAccess"].Flag is { } shell)
            config.Set(deployment, "shellAccess", shell);
        config.Edge(config.Self, EdgeKinds.Hosts, deployment, variant);
        var model = variant["ModelName"];
        if (Mapped.NameIn(model) is { } served)
            config.Edge(deployment, EdgeKinds.UsesModel, config.Named(served, "Model"), model);
        S3Location.Link(config, deployment, EdgeKinds.CapturedTo, variant["CoreDumpConfig"]["DestinationS3Uri"]);
    }
}
