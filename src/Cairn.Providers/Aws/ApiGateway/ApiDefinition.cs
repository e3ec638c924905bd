using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>One API with its definition, and what the sources declare of it beside that.</summary>
internal sealed record ApiDefinition(Record Api, Definition Definition, Logins Logins, DeclaredParts Declared)
{
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["get"] = "GET",
        ["put"] = "PUT",
        ["post"] = "POST",
        ["delete"] = "DELETE",
        ["options"] = "OPTIONS",
        ["head"] = "HEAD",
        ["patch"] = "PATCH",
        ["x-amazon-apigateway-any-method"] = "ANY",
    };

    /// <summary>By what its parts name the API: its id, or the address by which it will have one.</summary>
    public string Id { get; } = Field.Of(Api.Data)["RestApiId", "ApiId", "id"].Text ?? Api.Origin.Address;

    public IReadOnlyList<string> Names => [Id, Api.Origin.Address];

    /// <summary>The id of a part that has none of its own before it is applied.</summary>
    public string Inside(string name) => $"{Id}#{name}";

    public IEnumerable<(string Path, string Verb, JsonElement Operation)> Operations()
    {
        var paths = Definition.Member(Definition.Root, "paths");
        foreach (var path in Definition.Members(paths))
        {
            var item = Definition.Member(paths, path.Name);
            foreach (var verb in Definition.Members(item))
            {
                if (Verbs.TryGetValue(verb.Name, out var written))
                    yield return (path.Name, written, Definition.Member(item, verb.Name));
            }
        }
    }

    /// <summary>Whether some path or the list of paths itself is not known.</summary>
    public bool IsPartlyUnknown =>
        Definition.Member(Definition.Root, "paths") is var paths
        && (Definition.IsUnknown(paths) || Definition.Members(paths).Any(path => Definition.IsUnknown(path.Value)));
}

/// <summary>A resource as it would be declared outside the definition.</summary>
/// <param name="Name">What tells it from the others of the API.</param>
internal sealed record Part(string Type, string Name, JsonObject Data)
{
    public static JsonObject Unknown() => new() { [Field.UnknownMarker] = true };

    public Record Of(Record api) => new(api.Provider, Type, api.Account, api.Region, JsonSerializer.SerializeToElement(Data), api.Origin with { Address = $"{api.Origin.Address}#{Name}" });
}
