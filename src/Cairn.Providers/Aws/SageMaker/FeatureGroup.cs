using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class FeatureGroup
{
    public static readonly ResourceType Type = new("AWS::SageMaker::FeatureGroup", "Features that models read at training and at inference; whoever writes there steers both.")
    {
        Kind = "FeatureStore",
        Terraform = ["aws_sagemaker_feature_group"],
        Key = r => r["Arn", "FeatureGroupArn"].Text ?? r.Arn("sagemaker", $"feature-group/{r.NameOr("FeatureGroupName").ToLowerInvariant()}"),
        Names = ["FeatureGroupName", "Arn|FeatureGroupArn"],
        Attributes =
        [
            new("name", "FeatureGroupName", "The group's name."),
            new("online", "OnlineStoreConfig.EnableOnlineStore", "Whether it answers at inference."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.EncryptedWith, "OnlineStoreConfig.SecurityConfig.KmsKeyId|OfflineStoreConfig.S3StorageConfig.KmsKeyId", "EncryptionKey"),
        ],
        Also = group => S3Location.Link(group, group.Self, EdgeKinds.MaterialisedTo, group["OfflineStoreConfig"]["S3StorageConfig"]["S3Uri"]),
        Calls =
        [
            new("sagemaker:ListFeatureGroups", "FeatureGroupSummaries")
            {
                Id = "FeatureGroupArn",
                Then =
                [
                    new("sagemaker:DescribeFeatureGroup") { With = ["FeatureGroupName"] },
                    new("sagemaker:ListTags", "Tags") { With = ["ResourceArn=FeatureGroupArn"], As = "Tags[]" },
                ],
            },
        ],
    };
}
