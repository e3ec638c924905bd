using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>
/// Adds to the definition of an API what its <c>Auth</c> says of all operations:
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-controlling-access-to-apis.html
/// </summary>
internal static class Definitions
{
    private const string Open = "NONE";
    private const string Key = "api_key";

    public static Node? WithLogins(Node? body, Node? auth)
    {
        if (body?["paths"] is not { IsMap: true } paths || auth is null)
            return body;
        var written = paths.Members.Select(path => path with { Value = path.Value.IsMap && !Make.IsCall(path.Value) ? OfPath(path.Value, auth) : path.Value });
        return Node.Map([.. Make.Without(body, "paths", "securityDefinitions"), new("paths", Node.Map([.. written], paths.At), paths.At), new("securityDefinitions", Schemes(body, auth), body.At)], body.At);
    }

    private static Node OfPath(Node path, Node auth)
    {
        var skipsPreflight = auth.TextOf("AddDefaultAuthorizerToCorsPreflight") == "false";
        var operations = path.Members.Select(operation => !operation.Value.IsMap || (skipsPreflight && operation.Name == "options") ? operation : operation with { Value = OfOperation(operation.Value, auth) });
        return Node.Map([.. operations], path.At);
    }

    /// <summary>An operation that names one of the authorizers, or none, keeps what it says.</summary>
    private static Node OfOperation(Node operation, Node auth)
    {
        var own = operation["security"];
        if (own is { IsList: false })
            return operation;
        var names = (own?.Items ?? []).SelectMany(item => item.Members).Select(member => member.Name).ToList();
        var isTold = names.Any(name => name is Open or "AWS_IAM" || auth["Authorizers"]?[name] is not null);
        var security = (own?.Items ?? []).Where(item => item.Members.All(member => member.Name != Open)).ToList();
        if (!isTold && auth.TextOf("DefaultAuthorizer") is { } needed and not Open)
            security.Add(Make.Map(operation.At, (needed, Make.List(operation.At))));
        if (auth.TextOf("ApiKeyRequired") == "true")
            security.Add(Make.Map(operation.At, (Key, Make.List(operation.At))));
        return Node.Map([.. Make.Without(operation, "security"), new("security", Make.List(operation.At, security), operation.At)], operation.At);
    }

    private static Node Schemes(Node body, Node auth)
    {
        var at = body.At;
        var schemes = new List<Member>
        {
            new("AWS_IAM", Make.Map(at, ("type", Make.Text("apiKey", at)), ("x-amazon-apigateway-authtype", Make.Text("awsSigv4", at))), at),
            new(Key, Make.Map(at, ("type", Make.Text("apiKey", at)), ("name", Make.Text("x-api-key", at)), ("in", Make.Text("header", at))), at),
        };
        schemes.AddRange((auth["Authorizers"]?.Members ?? []).Select(member => member with { Value = Scheme(member.Value) }));
        schemes.AddRange((body["securityDefinitions"] ?? body["components"]?["securitySchemes"])?.Members ?? []);
        return Node.Map(schemes, at);
    }

    private static Node Scheme(Node authorizer)
    {
        var at = authorizer.At;
        var (pool, jwt, function) = (authorizer["UserPoolArn"], authorizer["JwtConfiguration"], authorizer["FunctionArn"]);
        var type = pool is not null ? "cognito_user_pools" : jwt is not null ? "jwt" : authorizer.TextOf("FunctionPayloadType")?.ToLowerInvariant() ?? "token";
        return Make.Map(at, ("type", Make.Text("apiKey", at)), ("x-amazon-apigateway-authorizer", Make.Map(
            at, ("type", Make.Text(type, at)), ("providerARNs", pool is null || pool.IsList ? pool : Make.List(at, pool)), ("jwtConfiguration", jwt), ("authorizerUri", function))));
    }
}
