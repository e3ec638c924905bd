using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Records;
using Cairn.Sources.Secrets;
using Cairn.Sources.Trees;

namespace Cairn.Sources.TerraformCode;

/// <summary>Rewrites API definitions that are written in YAML as JSON, which is how records hold documents.</summary>
internal static class DefinitionTexts
{
    private const int MaxText = 8 << 20;
    private const int MaxDepth = 128;

    /// <summary>Types with the definition of an API in <c>body</c>.</summary>
    public static bool Holds(string type) => type is "aws_api_gateway_rest_api" or "aws_apigatewayv2_api";

    public static Found AsJson(Found found)
    {
        if (!Holds(found.Record.Type) || found.Record.Data.Text("body") is not { Length: > 0 and < MaxText } text || text.AsSpan().TrimStart() is ['{', ..])
            return found;
        var problems = new List<Diagnostic>();
        if (YamlTree.Read(text, "yaml", MaxDepth, (_, value) => value, problems) is not { IsMap: true } definition)
            return found;
        var written = JsonObject.Create(found.Record.Data.Clone())!;
        written["body"] = NodeJson.Text(definition);
        return found with { Record = found.Record with { Data = JsonSerializer.SerializeToElement(written) } };
    }
}
