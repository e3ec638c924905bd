using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>One resource or data source as the configuration describes it.</summary>
/// <param name="Address">Such as <c>module.a["k"].aws_iam_role.r[0]</c>.</param>
/// <param name="Values">What the configuration writes; blocks are tuples of objects.</param>
public sealed record ResourceInstance(string Address, bool IsData, string Type, string Name, MappingValue Values, ProviderSetting Provider, SourceRange Range)
{
    /// <summary>Where each attribute and the first block of each type is written.</summary>
    public required IReadOnlyDictionary<string, SourceRange> Places { get; init; }
}

/// <summary>A configuration of a provider.</summary>
/// <param name="Name">The provider's name, such as <c>aws</c>.</param>
/// <param name="Key">Which configuration: <c>aws</c>, <c>aws.west</c>, <c>module.a:aws</c>.</param>
public sealed record ProviderSetting(string Name, string Key, MappingValue Values);

/// <summary>What is known of a provider's resources beyond what a configuration writes.</summary>
public interface IProviderKnowledge
{
    /// <summary>The resource as others see it: with what can be told of the attributes that the provider fills in.</summary>
    HclValue Complete(ResourceInstance instance);
}

/// <summary>A module that is not here, so that nothing of it was read.</summary>
/// <param name="Source">As it is written; it may hold a password.</param>
/// <param name="Named">What it is, in words that may be shown.</param>
public sealed record MissingModule(string Address, string Source, string Named, string Why, string Help, SourceRange Where);
