using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class ModelPackage
{
    public static readonly ResourceType Type = new("AWS::SageMaker::ModelPackage", "A registered model version: artefact, image and whether somebody approved it.")
    {
        Kind = "ModelPackage",
        Key = r => r["ModelPackageArn", "Arn"].Text ?? r.Arn("sagemaker", $"model-package/{r["ModelPackageGroupName"].Text ?? r.NameOr("ModelPackageName")}/{r["ModelPackageVersion"].Text ?? "1"}"),
        Names = ["ModelPackageArn", "ModelPackageName"],
        Attributes =
        [
            new("name", "ModelPackageName|ModelPackageGroupName", "The package's name."),
            new("version", "ModelPackageVersion", "The version's number."),
            new("approval", "ModelApprovalStatus", "Approved versions are deployed by pipelines."),
            new("skipsValidation", "SkipModelValidation", "All means nobody tried the model."),
            new("commit", "MetadataProperties.CommitId", "The code it was made from."),
        ],
        Links =
        [
            new(EdgeKinds.VersionOf, "ModelPackageGroupName", "ModelRegistry"),
            new(EdgeKinds.EncryptedWith, "SecurityConfig.KmsKeyId", "EncryptionKey"),
        ],
        Also = package =>
        {
            foreach (var container in package["InferenceSpecification"]["Containers"].Items)
                Containers.Link(package, package.Self, container);
            S3Location.Link(package, package.Self, EdgeKinds.LoadsArtifact, package["SourceUri"]);
            Repositories.Link(package, package["MetadataProperties"]["Repository"]);
        },
        Calls =
        [
            new("sagemaker:ListModelPackages", "ModelPackageSummaryList")
            {
                Of = "AWS::SageMaker::ModelPackageGroup",
                With = ["ModelPackageGroupName"],
                Given = ["SortBy=CreationTime", "SortOrder=Descending"],
                Id = "ModelPackageArn",
                Limit = 500,
                Then =
                [
                    new("sagemaker:DescribeModelPackage") { With = ["ModelPackageName=ModelPackageArn"] },
                ],
            },
        ],
    };
}
