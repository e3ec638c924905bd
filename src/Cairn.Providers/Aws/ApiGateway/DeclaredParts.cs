using System.Text.Json.Nodes;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>
/// The paths, methods and routes that sources declare on their own. They come after the definition, which they refer to by the
/// API's id, so that of two for the same verb and path theirs counts.
/// </summary>
internal sealed class DeclaredParts
{
    private const int MaxParents = 64;

    private readonly Dictionary<string, Record> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Api, string Path), JsonNode> _places = [];
    private readonly HashSet<(string Api, string Key)> _routes = [];

    public DeclaredParts(IReadOnlyCollection<Record> records)
    {
        foreach (var record in records.Where(record => IsType(record, "AWS::ApiGateway::Resource")))
        {
            foreach (var name in new[] { Field.Of(record.Data)["ResourceId", "id"].Text, record.Origin.Address }.OfType<string>())
                _paths.TryAdd(name, record);
        }

        foreach (var record in _paths.Values.Distinct())
        {
            var data = Field.Of(record.Data);
            if (ApiNames.Part(data["RestApiId"]) is { } api && PathOf(record, 0) is { } path)
                _places.TryAdd((api, path), data["ResourceId", "id"].Text ?? record.Origin.Address);
        }

        foreach (var record in records.Where(record => IsType(record, "AWS::ApiGateway::Method")))
        {
            var data = Field.Of(record.Data);
            if (ApiNames.Part(data["RestApiId"]) is { } api && (data["Path"].Text ?? PathAt(data["ResourceId"], 0)) is { } path)
                _routes.Add((api, $"{data["HttpMethod"].Text ?? "ANY"} {path}"));
        }

        foreach (var record in records.Where(record => IsType(record, "AWS::ApiGatewayV2::Route")))
        {
            if (ApiNames.Part(Field.Of(record.Data)["ApiId"]) is { } api && Field.Of(record.Data)["RouteKey"].Text is { } key)
                _routes.Add((api, key));
        }
    }

    public bool Has(IReadOnlyList<string> names, string path, string verb) => Has(names, $"{verb} {path}");

    public bool Has(IReadOnlyList<string> names, string key) => names.Any(name => _routes.Contains((name, key)));

    /// <summary>The declared resource for a path of an API; null when only its definition has it.</summary>
    public JsonNode? PathOf(IReadOnlyList<string> names, string path) =>
        names.Select(name => _places.GetValueOrDefault((name, path))).FirstOrDefault(place => place is not null)?.DeepClone();

    private string? PathOf(Record record, int level)
    {
        var data = Field.Of(record.Data);
        if (data["Path"].Text is { } whole)
            return whole;
        return level < MaxParents && data["PathPart"].Text is { } part && PathAt(data["ParentId"], level + 1) is { } above ? $"{above.TrimEnd('/')}/{part}" : null;
    }

    /// <summary>The path of the resource that a field names; the root is an attribute of the API.</summary>
    private string? PathAt(Field field, int level)
    {
        if (Mapped.NameIn(field) is not { } name)
            return null;
        if (name.EndsWith(".root_resource_id", StringComparison.Ordinal) || name.EndsWith(".RootResourceId", StringComparison.Ordinal))
            return "/";
        return (_paths.GetValueOrDefault(name) ?? (ApiNames.Part(field) is { } address ? _paths.GetValueOrDefault(address) : null)) is { } record ? PathOf(record, level) : null;
    }

    private static bool IsType(Record record, string type) => record.Type == type || (record.Type.StartsWith("aws_api", StringComparison.Ordinal) && AwsIdentity.TypeOf(record.Type)?.Type == type);
}
