using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws;

/// <summary>The key that a record's node will have, for sources that must name it before it is mapped.</summary>
public static class NodeKeys
{
    private static readonly Dictionary<string, ResourceType> Types = AwsTypes.All
        .SelectMany(type => type.Terraform.Append(type.Type).Select(name => (name, type)))
        .DistinctBy(pair => pair.name)
        .ToDictionary(pair => pair.name, pair => pair.type, StringComparer.Ordinal);

    /// <summary>The key; null where the type has no node or the record does not say enough.</summary>
    public static string? Of(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!Types.TryGetValue(record.Type, out var type) || type.Kind is null)
            return null;
        return type.Key?.Invoke(new(new(), record, type, Mapper.ScopeOf(record)));
    }
}
