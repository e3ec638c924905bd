using Cairn.Graph;
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
            var environment = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var container in model["PrimaryContainer"].Items.Concat(model["Containers", "Container"].Items))
            {
                Containers.Link(model, model.Self, container);
                environment.UnionWith(container["Environment"].Members.Select(member => member.Name));
            }

            if (environment.Count > 0)
                model.Set("environmentNames", Value.List(environment.Select(name => (Value)name)));
        },
    };
}
