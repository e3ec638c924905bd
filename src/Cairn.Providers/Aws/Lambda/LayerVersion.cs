using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Lambda;

internal static class LayerVersion
{
    public static readonly ResourceType Type = new("AWS::Lambda::LayerVersion", "Code that functions load beside their own; a version never changes.")
    {
        Kind = "Package",
        Terraform = ["aws_lambda_layer_version"],
        Key = r => r["Arn", "LayerVersionArn"].Text ?? r.Arn("lambda", $"layer:{r.NameOr("LayerName")}:{r["Version"].Text ?? "1"}"),
        Names = ["Arn|LayerVersionArn"],
        Attributes =
        [
            new("name", "LayerName", "The layer's name."),
            new("version", "Version", "The version's number."),
            new("codeSha256", "code_sha256|Content.CodeSha256", "The hash of its code."),
        ],
        Also = layer =>
        {
            layer.Set("subKind", "layer");
            var content = layer["Content"];
            S3Location.Link(layer, layer.Self, EdgeKinds.SourcedFrom, layer["s3_bucket"].IsAbsent ? content["S3Bucket"] : layer["s3_bucket"], layer["s3_key"].IsAbsent ? content["S3Key"] : layer["s3_key"], latent: true);
        },
        Calls =
        [
            new("lambda:ListLayers", "Layers.LatestMatchingVersion") { Keep = ["LayerName"], Id = "LayerVersionArn" },
        ],
    };
}
