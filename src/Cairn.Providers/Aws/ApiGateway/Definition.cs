using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>
/// The OpenAPI (or Swagger 2) document that an API is made from:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
/// </summary>
internal sealed partial class Definition
{
    private const int MaxText = 8 << 20; // API Gateway imports no more than 6 MB.
    private const int MaxDepth = 128;
    private const int MaxReferences = 8;

    private readonly JsonElement _root;

    private Definition(JsonElement root) => _root = root;

    /// <summary>The document that a field holds as an object or a text; null with the reason why it cannot be read.</summary>
    public static Definition? Of(Field body, Scope scope, out string why)
    {
        why = "it is not known until it is applied";
        if (body.IsUnknown || body.Document is not { } text)
            return null;
        why = "it is too long";
        if (text.Length > MaxText)
            return null;
        why = "it is not a JSON or YAML document of OpenAPI 3 or Swagger 2";
        try
        {
            using var parsed = JsonDocument.Parse(Filled(text, scope), new() { MaxDepth = MaxDepth });
            return parsed.RootElement is { ValueKind: JsonValueKind.Object } root && (root.TryGetProperty("openapi", out _) || root.TryGetProperty("swagger", out _) || root.TryGetProperty("paths", out _))
                ? new(root.Clone()) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public JsonElement Root => _root;

    /// <summary>A member by its exact name, with what it refers to inside the document in its place.</summary>
    public JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? Followed(value, 0) : default;

    public static bool IsUnknown(JsonElement value) => Field.Of(value).IsUnknown;

    public static string? Text(JsonElement value) => Field.Of(value).Text;

    public static IEnumerable<JsonProperty> Members(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && !IsUnknown(value) ? value.EnumerateObject() : [];

    /// <summary>A value as a record holds it; null where there is none, so that the member is left out.</summary>
    public static JsonNode? Copy(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    /// <summary>A value that names something else: one that is only the address of an unknown value is that value.</summary>
    public static JsonNode? Reference(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && Address().IsMatch(text)
            ? new JsonObject { [Field.UnknownMarker] = true, [Field.ReferenceMarker] = text } : Copy(value);

    /// <summary>
    /// API Gateway fills in three variables: https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html.
    /// Others stand for values that code could not tell; the address alone is how a record refers to such a value.
    /// </summary>
    private static string Filled(string text, Scope scope) => Variable().Replace(text, variable => variable.Groups[1].Value switch
    {
        "AWS::AccountId" => scope.Account,
        "AWS::Region" => scope.Region,
        "AWS::Partition" => scope.Partition,
        var address when Address().IsMatch(address) => address,
        _ => variable.Value,
    });

    /// <summary>
    /// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integrations.html: parts that several
    /// operations share stand once under <c>components</c>.
    /// </summary>
    private JsonElement Followed(JsonElement value, int followed)
    {
        if (followed >= MaxReferences || value.ValueKind != JsonValueKind.Object || IsUnknown(value)
            || !value.TryGetProperty("$ref", out var reference) || reference.ValueKind != JsonValueKind.String || !reference.GetString()!.StartsWith("#/", StringComparison.Ordinal))
            return value;
        var at = _root;
        foreach (var step in reference.GetString()![2..].Split('/'))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return value;
        }

        return Followed(at, followed + 1);
    }

    [GeneratedRegex(@"\$\{([^{}""\\]{1,500})\}")]
    private static partial Regex Variable();

    /// <summary>An address in Terraform code, such as <c>module.api.aws_lambda_function.chat.invoke_arn</c>.</summary>
    [GeneratedRegex(@"^((module|data)\.|[a-z0-9]+_[a-z0-9_]+\.)[^\s]+$")]
    private static partial Regex Address();
}
