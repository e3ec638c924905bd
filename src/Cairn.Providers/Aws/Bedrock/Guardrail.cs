using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class Guardrail
{
    public static readonly ResourceType Type = new("AWS::Bedrock::Guardrail", "Filters what goes into and comes out of a model; a weak or missing filter lets injected instructions through.")
    {
        Kind = "Guardrail",
        Terraform = ["aws_bedrock_guardrail"],
        Key = r => r["GuardrailArn"].Text ?? r.Arn("bedrock", $"guardrail/{r["GuardrailId"].Text ?? r.NameOr("Name")}"),
        Names = ["GuardrailId", "GuardrailArn"],
        Attributes = [new("name", "Name", "The guardrail's name."), new("version", "Version", "DRAFT changes under those who use it.")],
        Links = [new(EdgeKinds.EncryptedWith, "KmsKeyArn", "EncryptionKey")],
        Also = Filters,
        Calls =
        [
            new("bedrock:ListGuardrails", "guardrails")
            {
                Id = "arn",
                Then =
                [
                    new("bedrock:GetGuardrail") { With = ["guardrailIdentifier=id"] },
                ],
            },
        ],
    };

    private static void Filters(Mapped guardrail)
    {
        foreach (var filter in guardrail["ContentPolicyConfig", "ContentPolicy"]["FiltersConfig", "Filters"].Items)
        {
            var strength = filter["InputStrength"].Text ?? "NONE";
            if (filter["Type"].Text == "PROMPT_ATTACK")
                guardrail.Set("promptAttackStrength", filter["InputEnabled"].Flag == false ? "NONE" : strength);
        }

        var personal = guardrail["SensitiveInformationPolicyConfig", "SensitiveInformationPolicy"]["PiiEntitiesConfig", "PiiEntities"];
        guardrail.Set("filtersPersonalData", personal.Items.Any());
        guardrail.Set("filtersTopics", guardrail["TopicPolicyConfig", "TopicPolicy"]["TopicsConfig", "Topics"].Items.Any());
        guardrail.Set("checksGrounding", guardrail["ContextualGroundingPolicyConfig", "ContextualGroundingPolicy"]["FiltersConfig", "Filters"].Items.Any());
    }
}
