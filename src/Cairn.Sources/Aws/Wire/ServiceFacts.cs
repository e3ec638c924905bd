using System.Text.Json;

namespace Cairn.Sources.Aws.Wire;

/// <summary>The way a service writes requests and answers.</summary>
internal enum Protocol
{
    Json,
    RestJson,
    RestXml,
    Query,
    Ec2,
}

/// <summary>What must be known of a service to call it.</summary>
/// <param name="Signing">The name signatures use, and permissions begin with.</param>
/// <param name="Hosts">The host by partition, where it is not the usual one.</param>
internal sealed record ServiceFacts(
    string Name,
    string Id,
    Protocol Protocol,
    string Version,
    string Prefix,
    string Signing,
    string? Target,
    string JsonVersion,
    IReadOnlyDictionary<string, string> Hosts,
    IReadOnlyDictionary<string, OperationFacts> Operations,
    IReadOnlyDictionary<string, Shape> Shapes)
{
    /// <summary>One endpoint serves all regions.</summary>
    public bool IsGlobal { get; } = Hosts.TryGetValue("aws", out var host) && !host.Contains("{region}", StringComparison.Ordinal);
}

/// <summary>What must be known of an operation: path, parameters, paging and the shape of its answer.</summary>
/// <param name="Out">The shape of an XML answer.</param>
/// <param name="Wrapper">The element around the answer of a query.</param>
/// <param name="Payload">The member that the whole body of an answer stands for.</param>
/// <param name="Renames">Members that the wire calls otherwise.</param>
internal sealed record OperationFacts(
    string Name,
    string Method,
    string Path,
    IReadOnlyDictionary<string, Parameter> Parameters,
    Paging? Paging,
    string? Out,
    string? Wrapper,
    string? Payload,
    bool PayloadIsText,
    IReadOnlyDictionary<string, string> Renames);

/// <summary>How an answer says that there is more, and how the rest is asked for.</summary>
internal sealed record Paging(IReadOnlyList<string> In, IReadOnlyList<string> Out);

/// <summary>A parameter of an operation.</summary>
/// <param name="Where"><c>u</c> path, <c>q</c> query string, <c>h</c> header, <c>b</c> body.</param>
/// <param name="Kind"><c>s</c> text, <c>n</c> number, <c>b</c> boolean, <c>l</c> list, <c>o</c> object, <c>m</c> map.</param>
/// <param name="Item">For a list in a query: what its items are called; <c>-</c> when they are numbered at once.</param>
internal sealed record Parameter(char Where, string Wire, char Kind, string Item)
{
    public static Parameter Parse(string text)
    {
        var parts = text.Split(' ');
        return new(parts[0][0], parts[1], parts[2][0], parts.Length > 3 ? parts[3] : "-");
    }
}

/// <summary>How an element of an XML answer reads as JSON.</summary>
/// <param name="Members">By element name (with @ by attribute): the kind or shape and the member's name.</param>
/// <param name="ItemName">For a list: the element of an item.</param>
/// <param name="KeyName">For a map: the element of a key.</param>
/// <param name="Of">For a list or map: the kind or shape of its values.</param>
internal sealed record Shape(IReadOnlyDictionary<string, ShapeMember> Members, string? ItemName, string? KeyName, string? ValueName, string Of);

/// <summary>A member of a structure.</summary>
/// <param name="IsFlat">A list without an element of its own: its items stand among the members.</param>
internal sealed record ShapeMember(string Name, string Kind, bool IsFlat);

/// <summary>A group of regions under one set of names.</summary>
internal sealed record Partition(string Id, System.Text.RegularExpressions.Regex Regions, string Suffix, string DualStack, string GlobalRegion);

/// <summary>Reads the table of API facts.</summary>
internal static class ServiceFactsReader
{
    public static ServiceFacts Read(string name, JsonElement facts) => new(
        name,
        facts.Text("id") ?? name,
        ProtocolOf(facts.Text("protocol")),
        facts.Text("version") ?? "",
        facts.Text("prefix") ?? name,
        facts.Text("signing") ?? name,
        facts.Text("target"),
        facts.Text("json") ?? "1.0",
        Texts(facts.Member("hosts")),
        facts.Member("operations").Members().ToDictionary(member => member.Name, member => Operation(member.Name, member.Value), StringComparer.Ordinal),
        facts.Member("shapes").Members().ToDictionary(member => member.Name, member => ShapeOf(member.Value), StringComparer.Ordinal));

    private static Protocol ProtocolOf(string? text) => text switch
    {
        "json" => Protocol.Json,
        "rest-json" => Protocol.RestJson,
        "rest-xml" => Protocol.RestXml,
        "query" => Protocol.Query,
        "ec2" => Protocol.Ec2,
        _ => throw new InvalidDataException($"the API facts name the protocol `{text}`"),
    };

    private static OperationFacts Operation(string name, JsonElement facts)
    {
        var http = (facts.Text("http") ?? "POST /").Split(' ');
        var payload = facts.Text("payload")?.Split(' ');
        var page = facts.Member("page");
        return new(
            name,
            http[0],
            http[1],
            facts.Member("in").Members().ToDictionary(member => member.Name, member => Parameter.Parse(member.Value.GetString()!), StringComparer.Ordinal),
            page.Exists() ? new(List(page.Member("in")), List(page.Member("out"))) : null,
            facts.Text("out"),
            facts.Text("wrapper"),
            payload?[0],
            payload is { Length: > 1 },
            Texts(facts.Member("rename")));
    }

    private static Shape ShapeOf(JsonElement shape)
    {
        if (shape.Text("list") is { } item && shape.Text("of") is { } of)
            return new(new Dictionary<string, ShapeMember>(), item, null, null, of);
        if (shape.Member("map") is { ValueKind: JsonValueKind.Array } map)
            return new(new Dictionary<string, ShapeMember>(), null, map[0].GetString(), map[1].GetString(), shape.Text("of")!);
        return new(shape.Members().ToDictionary(member => member.Name, member => MemberOf(member.Name, member.Value.GetString()!), StringComparer.Ordinal), null, null, null, "");
    }

    // `kind name`, without the name where it is that of the element; `*kind` for a flat list.
    private static ShapeMember MemberOf(string wire, string text)
    {
        var parts = text.Split(' ');
        return new(parts.Length > 1 ? parts[1] : wire, parts[0].TrimStart('*'), parts[0][0] == '*');
    }

    private static Dictionary<string, string> Texts(JsonElement map) =>
        map.Members().ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal);

    private static List<string> List(JsonElement list) => [.. list.Items().Select(item => item.GetString()!)];
}
