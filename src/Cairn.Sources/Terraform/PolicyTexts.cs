using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>Finds policy documents that are not JSON: they are kept, reported, and later read as unknown.</summary>
internal static class PolicyTexts
{
    private static readonly string[] Names = ["policy", "policy_document", "assume_role_policy"];

    public static void Check(TerraformText text, Resource resource, Intake intake)
    {
        // The policies of OpenSearch Serverless have a language of their own, in which most are lists.
        // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html#serverless-data-access-syntax
        var mayBeList = resource.Type.StartsWith("aws_opensearchserverless_", StringComparison.Ordinal);
        if (resource.Provider != "aws")
            return;
        foreach (var name in Names)
            Check(text, resource, resource.Values.Member(name), $"/{name}", intake, mayBeList);
        var index = 0;
        foreach (var inline in resource.Values.Member("inline_policy").Items())
            Check(text, resource, inline.Member("policy"), $"/inline_policy/{index++}/policy", intake);
    }

    private static void Check(TerraformText text, Resource resource, JsonElement policy, string pointer, Intake intake, bool mayBeList = false)
    {
        if (policy.ValueKind != JsonValueKind.String || policy.GetString() is not { Length: > 0 } document || Fault(document, mayBeList) is not { } fault)
            return;
        intake.Diagnostics.Add(new("policy-not-json", $"this policy document is not valid JSON ({fault}); what it allows is unknown", text.Where(policy, resource.Address, pointer), "correct the document where it is written"));
    }

    private static string? Fault(string document, bool mayBeList)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document, new() { MaxDepth = 128 });
            return parsed.RootElement.ValueKind == JsonValueKind.Object || (mayBeList && parsed.RootElement.ValueKind == JsonValueKind.Array) ? null : "it is not an object";
        }
        catch (JsonException e)
        {
            return $"at its line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
        }
        catch (ArgumentException)
        {
            return "it is not valid Unicode text";
        }
    }
}
