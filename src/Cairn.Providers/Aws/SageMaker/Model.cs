using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class Model
{
    public static readonly ResourceType Type = new("AWS::SageMaker::Model", "Binds an image, model artefacts and a role: what an endpoint loads and runs.")
    {
        Kind = "Model",
        Terraform = ["aws_sagemaker_model"],
        Key = r => r["Arn", "ModelArn"].Text ?? r.Arn("sagemaker", $"model/{r.NameOr("ModelName", "Name")}"),
        Names = ["ModelName|Name", "Arn|ModelArn"],
        Attributes =
        [
            new("name", "ModelName|Name", "The model's name."),
            new("networkIsolation", "EnableNetworkIsolation", "True keeps its containers from any network call.", Matters: true),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "ExecutionRoleArn", "Role"),
            new(EdgeKinds.InNetwork, "VpcConfig.Subnets", "Subnet"),
            new(EdgeKinds.ProtectedBy, "VpcConfig.SecurityGroupIds", "SecurityGroup"),
        ],
        Also = model =>
        {
            var containers = model["PrimaryContainer"].Items.Concat(model["Containers", "Container"].Items).ToList();
            foreach (var container in containers)
                Containers.Link(model, model.Self, container);
            EnvironmentSecrets.State(model, model.Self, [.. containers.Select(container => container["Environment"])]);
        },
        Calls =
        [
            new("sagemaker:ListModels", "Models")
            {
                Id = "ModelArn",
                Then =
                [
                    new("sagemaker:DescribeModel") { With = ["ModelName"] },
                    new("sagemaker:ListTags", "Tags") { With = ["ResourceArn=ModelArn"], As = "Tags[]" },
                ],
            },
        ],
    };
}
