using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>
/// Writes out what API Gateway makes from the definition of an API, so that a route in a document and one that is declared
/// on its own are the same to everything that follows.
/// </summary>
internal static class ApiDefinitions
{
    private const int MaxParts = 20_000;

    public static IReadOnlyList<Record> WrittenOut(IEnumerable<Record> records, ICollection<Gap> gaps)
    {
        var all = records as IReadOnlyList<Record> ?? [.. records];
        if (!all.Any(HasDefinition))
            return all;
        var declared = new DeclaredParts(all);
        return [.. all.SelectMany(record => HasDefinition(record) ? WriteOut(record, declared, gaps) : [record])];
    }

    private static string? KindOf(Record record) => record.Type switch
    {
        "AWS::ApiGateway::RestApi" or "aws_api_gateway_rest_api" => "REST",
        "AWS::ApiGatewayV2::Api" or "aws_apigatewayv2_api" => "HTTP",
        _ => null,
    };

    private static bool HasDefinition(Record record) =>
        KindOf(record) is not null && Field.Of(record.Data) is var api && (IsGiven(api["Body"]) || IsGiven(api["BodyS3Location"]));

    private static bool IsGiven(Field field) => !field.IsAbsent && !field.IsLeftOut && (field.IsUnknown || field.Document is not null);

    private static IEnumerable<Record> WriteOut(Record api, DeclaredParts declared, ICollection<Gap> gaps)
    {
        var body = Field.Of(api.Data)["Body"];
        var why = "it lies in a bucket";
        if (!IsGiven(body) || Definition.Of(body, Mapper.ScopeOf(api), out why) is not { } definition)
        {
            Unread(api, why, gaps);
            return [api];
        }

        var whole = new ApiDefinition(api, definition, new(definition), declared);
        var isRest = KindOf(api) == "REST";
        var parts = (isRest ? RestDefinition.Parts(whole) : HttpDefinition.Parts(whole)).Take(MaxParts + 1).ToList();
        if (whole.IsPartlyUnknown)
            Unread(api, "some of its paths are not known until it is applied", gaps);
        if (parts.Count > MaxParts)
            Unread(api, $"it has more than {MaxParts} parts, of which the first were read", gaps);
        return parts.Take(MaxParts).Select(part => part.Of(api)).Prepend(WithSettings(api, definition, isRest));
    }

    private static void Unread(Record api, string why, ICollection<Gap> gaps) => gaps.Add(new(
        "routes-unknown", AwsIdentity.KeyOf(api) ?? api.Origin.Address, $"the routes of `{api.Origin.Address}` are in an OpenAPI definition that was not read: {why}", "scan the state after the apply, the live account, or the folder that holds the definition", api.Origin));

    /// <summary>
    /// What a definition says of the API as a whole; a setting of the resource itself wins over it, as
    /// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api says.
    /// </summary>
    private static Record WithSettings(Record api, Definition definition, bool isRest)
    {
        var own = Field.Of(api.Data);
        var written = JsonObject.Create(api.Data.Clone())!;
        foreach (var (name, value) in isRest ? OfRest(own, definition) : OfHttp(definition))
        {
            if (value is null || !IsLeft(own[name, name == "ApiKeySourceType" ? "ApiKeySource" : name]))
                continue;
            foreach (var same in api.Data.EnumerateObject().Select(member => member.Name).Where(member => FieldName.Same(member, name)))
                written.Remove(same);
            written[name] = value;
        }

        return api with { Data = JsonSerializer.SerializeToElement(written) };
    }

    /// <summary>Nobody wrote it beside the definition.</summary>
    private static bool IsLeft(Field field) => field.IsAbsent || field.IsLeftOut || (field.IsKnown && field.Document is null);

    private static JsonNode? Title(Definition definition) => Definition.Copy(definition.Member(definition.Member(definition.Root, "info"), "title"));

    private static Dictionary<string, JsonNode?> OfHttp(Definition definition) => new(StringComparer.Ordinal)
    {
        ["Name"] = Title(definition),
        ["ProtocolType"] = "HTTP",
        // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-cors-configuration.html
        ["CorsConfiguration"] = Definition.Copy(definition.Member(definition.Root, "x-amazon-apigateway-cors")),
        ["DisableExecuteApiEndpoint"] = Endpoint(definition),
    };

    private static JsonNode? Endpoint(Definition definition) =>
        Definition.Copy(definition.Member(definition.Member(definition.Root, "x-amazon-apigateway-endpoint-configuration"), "disableExecuteApiEndpoint"));

    private static Dictionary<string, JsonNode?> OfRest(Field own, Definition definition) => new(StringComparer.Ordinal)
    {
        ["Name"] = Title(definition),
        ["Policy"] = Definition.Copy(definition.Member(definition.Root, "x-amazon-apigateway-policy")),
        ["ApiKeySourceType"] = Definition.Copy(definition.Member(definition.Root, "x-amazon-apigateway-api-key-source")),
        ["DisableExecuteApiEndpoint"] = Endpoint(definition),
        // The type of the endpoint is a parameter of the import: https://docs.aws.amazon.com/apigateway/latest/api/API_ImportRestApi.html
        ["EndpointConfiguration"] = own["Parameters"]["endpointConfigurationTypes"].Text is { } type ? new JsonObject { ["Types"] = new JsonArray(type) } : null,
    };
}
