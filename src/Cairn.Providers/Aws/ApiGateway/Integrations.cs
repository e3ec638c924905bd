using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>States where an API passes a request: a function, an endpoint, a service action or a private listener.</summary>
internal static class Integrations
{
    private const string Invocations = "/invocations";
    private const string Functions = "/functions/";

    public static void State(Mapped r, Place route, Field uri, Field credentials)
    {
        if (Mapped.NameIn(credentials) is { } role)
            r.Edge(route, EdgeKinds.RunsAs, r.Named(role, "Role"), credentials);
        if (Mapped.NameIn(uri) is not { } text)
        {
            if (uri.IsUnknown)
                r.Gap("value-unknown", route, "what the API passes its requests to is not known until it is applied");
            return;
        }

        r.Set(route, "integrationUri", text);
        if (uri.IsUnknown || text.Contains(":lambda:", StringComparison.Ordinal))
            r.Edge(route, NetworkEdges.IntegratesWith, r.Named(Function(text), "Function"), uri);
        else if (Endpoint(r, text) is { } endpoint)
            r.Edge(route, NetworkEdges.IntegratesWith, r.Named(endpoint, "InferenceEndpoint"), uri);
        else if (text.Contains(":elasticloadbalancing:", StringComparison.Ordinal))
            r.Edge(route, NetworkEdges.IntegratesWith, r.Named(text, "Listener"), uri);
        else if (text.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var url))
            r.Edge(route, NetworkEdges.IntegratesWith, r.Named(url.Host, Missing.Ignore, "LoadBalancer", "VirtualMachine", "ApiGateway"), uri);
    }

    /// <summary>The function of <c>arn:aws:apigateway:…:lambda:path/2015-03-31/functions/ARN/invocations</c>, without a version or alias.</summary>
    internal static string Function(string uri)
    {
        var from = uri.IndexOf(Functions, StringComparison.Ordinal);
        var arn = from < 0 ? uri : uri[(from + Functions.Length)..];
        if (arn.EndsWith(Invocations, StringComparison.Ordinal))
            arn = arn[..^Invocations.Length];
        return arn.Split(':') is { Length: > 7 } parts ? string.Join(':', parts[..7]) : arn;
    }

    /// <summary>The endpoint of <c>arn:aws:apigateway:REGION:runtime.sagemaker:path/endpoints/NAME/invocations</c>.</summary>
    private static string? Endpoint(Mapped r, string uri)
    {
        const string Path = ":runtime.sagemaker:path/";
        var from = uri.IndexOf(Path, StringComparison.Ordinal);
        if (from < 0)
            return null;
        var parts = uri[(from + Path.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, "endpoints");
        return at >= 0 && at + 1 < parts.Length ? r.Arn("sagemaker", $"endpoint/{parts[at + 1].ToLowerInvariant()}") : null;
    }
}
