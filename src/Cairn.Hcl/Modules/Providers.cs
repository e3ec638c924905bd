using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>Which provider configurations a module instance uses under which names.</summary>
internal sealed class Providers(ModuleInstance module, Module declared, Providers? callers, ModuleCall? call)
{
    private readonly Dictionary<string, ProviderSetting> _settings = new(StringComparer.Ordinal);

    /// <summary>The configuration that manages a resource.</summary>
    public ProviderSetting Of(ResourceBlock block)
    {
        var written = block.Body.Attribute("provider")?.Value;
        return Find(written is null ? block.Type.Split('_')[0] : Key(written) ?? block.Type.Split('_')[0]);
    }

    public ProviderSetting Find(string key)
    {
        if (_settings.TryGetValue(key, out var known))
            return known;
        // INVARIANT: set before the block is evaluated, so that a provider that needs its own resources ends.
        var name = NameOf(key);
        _settings[key] = new(name, key, (MappingValue)HclValue.EmptyObject);
        return _settings[key] = Passed(key) ?? Own(key, name) ?? Inherited(key) ?? new(name, key, (MappingValue)HclValue.EmptyObject);
    }

    private string NameOf(string key)
    {
        var local = key.Split('.')[0];
        var source = declared.ProviderSources.GetValueOrDefault(local, local);
        return source[(source.LastIndexOf('/') + 1)..];
    }

    /// <summary><c>providers = { aws = aws.west }</c></summary>
    private ProviderSetting? Passed(string key)
    {
        if (callers is null || call?.Body.Attribute("providers")?.Value is not Expression.ObjectOf { Items: var items })
            return null;
        foreach (var (name, value) in items)
        {
            if (KeyText(name) == key && Key(value) is { } outer)
                return callers.Find(outer);
        }

        return null;
    }

    private ProviderSetting? Own(string key, string name)
    {
        if (declared.Providers.Find(provider => provider.Key == key) is not { } block)
            return null;
        return new(name, module.Prefix + key, module.Bodies.Object(block.Body, module, attribute => attribute is "alias" or "version"));
    }

    private ProviderSetting? Inherited(string key) => key.Contains('.', StringComparison.Ordinal) ? null : callers?.Find(key);

    private static string? KeyText(Expression key) => key is Expression.Literal { Value: StringValue text } ? text.Value : Key(key);

    /// <summary><c>aws.west</c> as an expression, or the old form as a text.</summary>
    private static string? Key(Expression expression) => expression switch
    {
        Expression.Variable variable => variable.Name,
        Expression.Attribute { Of: Expression.Variable provider } alias => $"{provider.Name}.{alias.Name}",
        Expression.Literal { Value: StringValue text } => text.Value,
        Expression.Wrapped wrapped => Key(wrapped.Inner),
        _ => null,
    };
}
