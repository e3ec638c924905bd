using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class ModelPackageGroup
{
    public static readonly ResourceType Type = new("AWS::SageMaker::ModelPackageGroup", "A registry of model versions; its policy can let other accounts register and take models.")
    {
        Kind = "ModelRegistry",
        Terraform = ["aws_sagemaker_model_package_group"],
        Key = r => r["Arn", "ModelPackageGroupArn"].Text ?? r.Arn("sagemaker", $"model-package-group/{r.NameOr("ModelPackageGroupName")}"),
        Names = ["ModelPackageGroupName", "Arn|ModelPackageGroupArn"],
        Attributes = [new("name", "ModelPackageGroupName", "The group's name.")],
        Policies = [new(PolicyRole.Resource, "ModelPackageGroupPolicy|ResourcePolicy")],
        Calls =
        [
            new("sagemaker:ListModelPackageGroups", "ModelPackageGroupSummaryList")
            {
                Id = "ModelPackageGroupArn",
                Then =
                [
                    new("sagemaker:GetModelPackageGroupPolicy", "ResourcePolicy") { With = ["ModelPackageGroupName"], As = "ResourcePolicy", None = ["ValidationException"] },
                ],
            },
        ],
    };
}
