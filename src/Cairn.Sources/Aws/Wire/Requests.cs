using System.Text;
using System.Text.Json.Nodes;

namespace Cairn.Sources.Aws.Wire;

/// <summary>Writes a call's parameters the way the service's protocol wants them.</summary>
internal static class Requests
{
    public static WireRequest Make(ServiceFacts service, OperationFacts operation, Uri endpoint, JsonObject parameters) => service.Protocol switch
    {
        Protocol.Json => Json(service, operation, endpoint, parameters),
        Protocol.Query or Protocol.Ec2 => Query(service, operation, endpoint, parameters),
        _ => Rest(operation, endpoint, parameters),
    };

    private static WireRequest Json(ServiceFacts service, OperationFacts operation, Uri endpoint, JsonObject parameters) => new(
        "POST", endpoint, Base(endpoint) + "/", [],
        new(StringComparer.Ordinal)
        {
            ["content-type"] = $"application/x-amz-json-{service.JsonVersion}",
            ["x-amz-target"] = $"{service.Target}.{operation.Name}",
        },
        Encoding.UTF8.GetBytes(parameters.ToJsonString()));

    private static WireRequest Query(ServiceFacts service, OperationFacts operation, Uri endpoint, JsonObject parameters)
    {
        var form = new List<KeyValuePair<string, string>> { new("Action", operation.Name), new("Version", service.Version) };
        foreach (var (name, value) in parameters)
        {
            var parameter = operation.Parameters[name];
            form.AddRange(value is JsonArray list ? Listed($"{parameter.Wire}{(parameter.Item == "-" ? "" : "." + parameter.Item)}", list) : [new(parameter.Wire, Text(value))]);
        }

        var body = string.Join('&', form.Select(pair => $"{Signature.Escape(pair.Key)}={Signature.Escape(pair.Value)}"));
        return new("POST", endpoint, Base(endpoint) + "/", [],
            new(StringComparer.Ordinal) { ["content-type"] = "application/x-www-form-urlencoded; charset=utf-8" }, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Items are numbered from one; what objects hold is named after them.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Listed(string name, JsonArray list) => list.SelectMany((item, i) => item switch
    {
        JsonObject members => members.SelectMany(member => member.Value is JsonArray inner ? Listed($"{name}.{i + 1}.{member.Key}", inner) : [new($"{name}.{i + 1}.{member.Key}", Text(member.Value))]),
        _ => [new KeyValuePair<string, string>($"{name}.{i + 1}", Text(item))],
    });

    private static WireRequest Rest(OperationFacts operation, Uri endpoint, JsonObject parameters)
    {
        var parts = operation.Path.Split('?', 2);
        var path = parts[0];
        var query = new List<KeyValuePair<string, string>>();
        if (parts.Length > 1)
            query.AddRange(parts[1].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => new KeyValuePair<string, string>(pair[0], pair.Length > 1 ? pair[1] : "")));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var body = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            var parameter = operation.Parameters[name];
            switch (parameter.Where)
            {
                case 'u':
                    path = path.Replace($"{{{parameter.Wire}}}", Signature.Escape(Text(value)), StringComparison.Ordinal)
                        .Replace($"{{{parameter.Wire}+}}", string.Join('/', Text(value).Split('/').Select(Signature.Escape)), StringComparison.Ordinal);
                    break;
                case 'q':
                    query.AddRange((value is JsonArray list ? list.Select(Text) : [Text(value)]).Select(text => new KeyValuePair<string, string>(parameter.Wire, text)));
                    break;
                case 'h':
                    headers[parameter.Wire.ToLowerInvariant()] = Text(value);
                    break;
                default:
                    body[parameter.Wire] = value?.DeepClone();
                    break;
            }
        }

        var reads = operation.Method is "GET" or "HEAD";
        if (!reads)
            headers["content-type"] = "application/json";
        return new(operation.Method, endpoint, Base(endpoint) + path, query, headers, reads ? [] : Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    private static string Base(Uri endpoint) => endpoint.AbsolutePath.TrimEnd('/');

    private static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonValue plain when plain.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };
}
