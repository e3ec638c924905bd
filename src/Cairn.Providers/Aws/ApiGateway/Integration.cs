using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.ApiGateway;

internal static class Integration
{
    public static readonly ResourceType Type = new("AWS::ApiGateway::Integration", "Says what stands behind a method of an API.")
    {
        Terraform = ["aws_api_gateway_integration"],
        Subject = new("", "RestApiId", "ApiGateway"),
        Also = State,
    };

    private static void State(Mapped integration)
    {
        if (MethodOf(integration) is not { } method)
        {
            integration.Gap("reference-unknown", integration.Self, $"which method `{integration.Record.Origin.Address}` belongs to is not known until it is applied");
            return;
        }

        var route = integration.Named(method, Missing.Gap, "ApiMethod");
        Integrations.State(integration, route, integration["Uri"], integration["Credentials"]);
        if (integration["Type"].Text is { } type)
            integration.Set(route, "integrationType", type);
    }

    /// <summary>In a plan the ids are often taken from the method itself.</summary>
    private static string? MethodOf(Mapped integration)
    {
        foreach (var field in new[] { integration["HttpMethod"], integration["ResourceId"] })
        {
            if (field.Reference is { } reference && reference.Contains("aws_api_gateway_method.", StringComparison.Ordinal))
                return reference;
        }

        return ApiNames.Part(integration["RestApiId"], integration["ResourceId"]) is { } place ? $"{place}/{integration["HttpMethod"].Text ?? "ANY"}" : null;
    }
}
