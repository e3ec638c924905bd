using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Sources.TerraformCode;

/// <summary>The paths of an API's resources, which are made of the parts of all their parents.</summary>
internal sealed class ApiPaths
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <summary>A resource is computed after its parent, which it refers to.</summary>
    public MappingValue Add(ResourceInstance instance, MappingValue values)
    {
        if (instance is not { Type: "aws_api_gateway_resource", IsData: false } || values.Items.GetValueOrDefault("path_part") is not StringValue part)
            return values;
        if (values.Items.GetValueOrDefault("parent_id") is not UnknownValue { Symbol.Reference: { } parent } || Above(parent) is not { } above)
            return values;
        var path = _paths[instance.Address] = $"{above}/{part.Value}";
        return values with { Items = ((MappingValue)HclValue.Object(values.Items.Append(KeyValuePair.Create("path", HclValue.Of(path))))).Items };
    }

    private string? Above(string parent) => parent.EndsWith(".root_resource_id", StringComparison.Ordinal)
        ? ""
        : parent.EndsWith(".id", StringComparison.Ordinal) ? _paths.GetValueOrDefault(parent[..^3]) : null;
}
