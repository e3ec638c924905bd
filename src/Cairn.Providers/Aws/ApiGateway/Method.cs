using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class Method
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::Method", "One thing an API answers to, with or without a login.")
    {
        Kind = "IngressRoute",
        AlsoKinds = ["ApiMethod"],
        Terraform = ["aws_api_gateway_method"],
        Key = KeyOf,
        Attributes =
        [
            new("httpMethod", "HttpMethod", "The HTTP verb."),
            new("auth", "AuthorizationType|Authorization", "NONE lets anyone call it.", Matters: true),
            new("apiKeyRequired", "ApiKeyRequired", "A key is asked for; it identifies a plan and authenticates no one."),
        ],
        Links =
        [
            new(EdgeKinds.Contains, "RestApiId", "ApiGateway") { Reversed = true },
            new(EdgeKinds.Contains, "ResourceId", "ApiPath") { Reversed = true, WhenMissing = Missing.Ignore },
            new(EdgeKinds.ProtectedBy, "AuthorizerId", "ApiAuthorizer") { WhenMissing = Missing.Ignore },
        ],
        Also = Integrate,
        Calls =
        [
            new("apigateway:GetResources", "items.resourceMethods.*") { Of = "AWS::ApiGateway::RestApi", With = ["restApiId=id"], Given = ["embed=methods"], Keep = ["resourceId=id", "path"], Id = "resourceId+httpMethod", Permission = "apigateway:GET" },
        ],
    };

    private static string KeyOf(Mapped r) =>
        ApiNames.Part(r["RestApiId"], r["ResourceId"]) is { } place && place.Split('/', 2) is [var api, var path]
            ? $"arn:{r.Scope.Partition}:apigateway:{r.Scope.Region}::/restapis/{api}/resources/{path}/methods/{r["HttpMethod"].Text ?? "ANY"}"
            : $"apigateway-method:{r.Record.Origin.Address}";

    private static void Integrate(Mapped method)
    {
        var verb = method["HttpMethod"].Text ?? "ANY";
        method.Set("name", $"{verb} {method["Path"].Text ?? ""}".TrimEnd());
        if (method["OpenIf"].Text is { } assumption)
            method.Set("openIf", assumption);
        if (ApiNames.Part(method["RestApiId"], method["ResourceId"]) is { } place)
            method.Call(method.Self, $"{place}/{verb}");
        if (method["Integration", "MethodIntegration"] is { IsKnown: true } inside)
        {
            Integrations.State(method, method.Self, inside["Uri"], inside["Credentials"]);
            if (inside["Type"].Text is { } type)
                method.Set("integrationType", type);
        }
    }
}
