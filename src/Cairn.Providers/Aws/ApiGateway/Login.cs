using System.Text.Json;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>How one operation of a definition asks who calls.</summary>
/// <param name="Type">NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS or JWT; null when the document does not tell yet.</param>
/// <param name="Authorizer">The scheme that names the authorizer.</param>
/// <param name="If">What must hold for an operation without a login to be open.</param>
internal sealed record Login(string? Type, string? Authorizer = null, bool NeedsKey = false, string? If = null);

/// <summary>
/// Reads the <c>security</c> of operations:
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
/// </summary>
internal sealed class Logins
{
    private readonly Definition _definition;
    private readonly Dictionary<string, JsonElement> _schemes = new(StringComparer.Ordinal);

    public Logins(Definition definition)
    {
        _definition = definition;
        var schemes = definition.Member(definition.Root, "securityDefinitions") is { ValueKind: JsonValueKind.Object } old
            ? old : definition.Member(definition.Member(definition.Root, "components"), "securitySchemes");
        foreach (var scheme in Definition.Members(schemes))
            _schemes[scheme.Name] = definition.Member(schemes, scheme.Name);
    }

    /// <summary>The schemes that are authorizers of API Gateway.</summary>
    public IEnumerable<(string Name, JsonElement Authorizer)> Authorizers =>
        _schemes.Select(scheme => (scheme.Key, AuthorizerOf(scheme.Value))).Where(scheme => scheme.Item2.ValueKind == JsonValueKind.Object).OrderBy(scheme => scheme.Key, StringComparer.Ordinal);

    public Login Of(JsonElement operation)
    {
        var security = _definition.Member(operation, "security");
        if (Definition.IsUnknown(operation) || Definition.IsUnknown(security))
            return new(null);
        var names = Names(security);
        var needsKey = names.Any(IsKey);
        if (names.Select(LoginBy).FirstOrDefault(found => found is not null) is { } login)
            return login with { NeedsKey = needsKey };

        // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
        if (Definition.Text(_definition.Member(_definition.Member(operation, "x-amazon-apigateway-auth"), "type")) is { } type && type.Equals("AWS_IAM", StringComparison.OrdinalIgnoreCase))
            return new("AWS_IAM", NeedsKey: needsKey);
        return new("NONE", NeedsKey: needsKey, If: Assumption(operation, names));
    }

    private Login? LoginBy(string name)
    {
        if (!_schemes.TryGetValue(name, out var scheme))
            return null;
        if (Definition.IsUnknown(scheme))
            return new(null);
        var means = Definition.Text(_definition.Member(scheme, "x-amazon-apigateway-authtype")) ?? "";
        if (means.StartsWith("aws", StringComparison.OrdinalIgnoreCase))
            return new("AWS_IAM");
        var authorizer = AuthorizerOf(scheme);
        return authorizer.ValueKind != JsonValueKind.Object ? null : Definition.Text(_definition.Member(authorizer, "type"))?.ToLowerInvariant() switch
        {
            "cognito_user_pools" => new("COGNITO_USER_POOLS", name),
            "jwt" => new("JWT", name),
            _ => new("CUSTOM", name),
        };
    }

    /// <summary>
    /// API Gateway applies neither the <c>security</c> at the top of a document (a maintainer at AWS says so in
    /// https://github.com/amazon-archives/aws-apigateway-importer/issues/204) nor a scheme without an authorizer; both were
    /// written to protect, so that the reader is told what the conclusion rests on.
    /// </summary>
    private string? Assumption(JsonElement operation, List<string> names)
    {
        if (names.FirstOrDefault(name => !IsKey(name) && _schemes.ContainsKey(name)) is { } scheme)
            return $"API Gateway does not enforce the security scheme `{scheme}`, which names no authorizer";
        var own = operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty("security", out _);
        return !own && Names(_definition.Member(_definition.Root, "security")).Count > 0
            ? "API Gateway does not apply the `security` at the top of the definition to operations that have none of their own" : null;
    }

    /// <summary>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-key-with-console.html: the header is <c>x-api-key</c>.</summary>
    private bool IsKey(string name) =>
        _schemes.TryGetValue(name, out var scheme) && Definition.Text(_definition.Member(scheme, "type")) == "apiKey"
        && _definition.Member(scheme, "x-amazon-apigateway-authtype").ValueKind == JsonValueKind.Undefined && AuthorizerOf(scheme).ValueKind == JsonValueKind.Undefined
        && "x-api-key".Equals(Definition.Text(_definition.Member(scheme, "name")), StringComparison.OrdinalIgnoreCase);

    private JsonElement AuthorizerOf(JsonElement scheme) => _definition.Member(scheme, "x-amazon-apigateway-authorizer");

    private static List<string> Names(JsonElement security) =>
        security.ValueKind == JsonValueKind.Array ? [.. security.EnumerateArray().SelectMany(Definition.Members).Select(member => member.Name)] : [];
}
