using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Bedrock;

internal static class GuardrailVersion
{
    public static readonly ResourceType Type = new("AWS::Bedrock::GuardrailVersion", "A frozen version of a guardrail.")
    {
        Kind = "Guardrail",
        Terraform = ["aws_bedrock_guardrail_version"],
        Key = r => r["GuardrailArn"].Text is { } arn ? $"{arn}:{r["Version"].Text ?? r.Record.Origin.Address}" : null,
        Attributes = [new("version", "Version", "The version's number.")],
        Links = [new(EdgeKinds.VersionOf, "GuardrailArn|GuardrailIdentifier", "Guardrail")],
        Calls =
        [
            new("bedrock:ListGuardrails", "guardrails") { Of = "AWS::Bedrock::Guardrail", With = ["guardrailIdentifier=guardrailId"], Carry = ["guardrailArn"], Id = "version", When = "version!=DRAFT" },
        ],
    };
}
