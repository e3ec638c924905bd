using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class InferenceProfile
{
    public static readonly ResourceType Type = new("AWS::Bedrock::ApplicationInferenceProfile", "A name for a model, by which use is told apart and sent to several regions.")
    {
        Kind = "ModelDeployment",
        Terraform = ["aws_bedrock_inference_profile"],
        Key = r => r["Arn", "InferenceProfileArn"].Text ?? r.Arn("bedrock", $"application-inference-profile/{r.NameOr("InferenceProfileName", "Name")}"),
        Names = ["Arn|InferenceProfileArn", "InferenceProfileId|Id"],
        Attributes = [new("name", "InferenceProfileName|Name", "The profile's name."), new("profileType", "Type", "Made by AWS or by this account.")],
        Also = profile =>
        {
            foreach (var model in profile["Models"].Items)
                FoundationModels.Link(profile, profile.Self, EdgeKinds.UsesModel, model["ModelArn"]);
            FoundationModels.Link(profile, profile.Self, EdgeKinds.UsesModel, profile["ModelSource"]["CopyFrom"]);
        },
        Calls =
        [
            new("bedrock:ListInferenceProfiles", "inferenceProfileSummaries") { Given = ["typeEquals=APPLICATION"], Id = "inferenceProfileArn" },
        ],
    };
}
