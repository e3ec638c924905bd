using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Lambda;

internal static class LayerVersionPermission
{
    public static readonly ResourceType Type = new("AWS::Lambda::LayerVersionPermission", "Lets other accounts use a layer version.")
    {
        Terraform = ["aws_lambda_layer_version_permission"],
        Subject = new("", "LayerVersionArn|LayerName", "Package") { WhenMissing = Missing.Ignore },
        Policies = [new(PolicyRole.Resource, "Policy")],
        Calls =
        [
            new("lambda:GetLayerVersionPolicy") { Of = "AWS::Lambda::LayerVersion", With = ["LayerName", "VersionNumber=Version"], Carry = ["LayerVersionArn"], Id = "LayerVersionArn", None = ["ResourceNotFoundException"] },
        ],
    };
}
