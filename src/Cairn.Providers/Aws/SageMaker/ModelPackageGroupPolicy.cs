using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class ModelPackageGroupPolicy
{
    public static readonly ResourceType Type = new("AWS::SageMaker::ModelPackageGroupPolicy", "Says which accounts may use a model registry.")
    {
        Terraform = ["aws_sagemaker_model_package_group_policy"],
        Subject = new("", "ModelPackageGroupName", "ModelRegistry"),
        Policies = [new(PolicyRole.Resource, "ResourcePolicy")],
    };
}
