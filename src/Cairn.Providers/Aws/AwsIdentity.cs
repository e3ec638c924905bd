using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws;

/// <summary>Says how the graph will name a record, so that a source can write the same name where others refer to it.</summary>
public static class AwsIdentity
{
    private static readonly Dictionary<string, ResourceType> Types = AwsTypes.All
        .SelectMany(type => type.Terraform.Append(type.Type).Select(name => (Name: name, Type: type)))
        .ToDictionary(entry => entry.Name, entry => entry.Type, StringComparer.Ordinal);

    /// <summary>The declaration of a type in any source's spelling; null when it is not modelled.</summary>
    public static ResourceType? TypeOf(string type) => Types.GetValueOrDefault(type);

    /// <summary>The key of the node that a record becomes; null when it becomes none, or its type is not modelled.</summary>
    public static string? KeyOf(Record record) =>
        TypeOf(record.Type) is { Key: { } key } type ? key(new Mapped(new Facts(), record, type, Mapper.ScopeOf(record))) : null;
}
