using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>The resources and data sources of one module instance.</summary>
internal sealed class Resources(ModuleInstance module, Configuration configuration, Module declared)
{
    private readonly Dictionary<string, List<(ResourceInstance, HclValue)>> _instances = new(StringComparer.Ordinal);

    /// <summary>What a reference to the whole resource gives.</summary>
    public HclValue Seen(string key)
    {
        if (!declared.Resources.TryGetValue(key, out var block))
            throw new EvaluationException($"there is no `{key}`", "declare it, or correct the name");
        return module.Once(key, () => Compute(key, block));
    }

    public IReadOnlyList<(ResourceInstance Instance, HclValue Seen)> Instances(string key)
    {
        try
        {
            Seen(key);
        }
        catch (EvaluationException e)
        {
            configuration.Tell(e.Diagnostic ?? new("hcl-value", e.Message, declared.Resources[key].Range, e.Help));
        }

        return _instances.GetValueOrDefault(key, []);
    }

    private HclValue Compute(string key, ResourceBlock block)
    {
        var found = _instances[key] = [];
        var address = module.Prefix + key;
        var gathered = new List<(HclValue? Key, HclValue Value)>();
        foreach (var (instanceKey, suffix, scope) in Expansion.Expand(block.Body, module, module, configuration, address))
        {
            if (!configuration.Counts())
                break;
            var instance = Read(block, address + suffix, scope);
            var seen = BuiltIn.Complete(instance, configuration) ?? configuration.Input.Knowledge?.Complete(instance) ?? instance.Values with { Address = instance.Address };
            found.Add((instance, seen));
            gathered.Add((instanceKey, seen));
        }

        if (Expansion.Of(block.Body) == Expands.Not)
            return gathered.Count > 0 ? gathered[0].Value : HclValue.Unknown(HclType.Dynamic);
        return Expansion.Gather(block.Body, gathered);
    }

    private ResourceInstance Read(ResourceBlock block, string address, Scope scope)
    {
        var values = module.Bodies.Object(block.Body, scope, IsMeta);
        var places = new Dictionary<string, SourceRange>(StringComparer.Ordinal);
        foreach (var attribute in block.Body.Attributes)
            places.TryAdd(attribute.Name, attribute.Range);
        foreach (var inner in block.Body.Blocks)
            places.TryAdd(inner is { Type: "dynamic", Labels: [var type] } ? type : inner.Type, inner.Header);
        return new(address, block.IsData, block.Type, block.Name, values, module.Providers.Of(block), block.Range) { Places = places };
    }

    // https://developer.hashicorp.com/terraform/language/resources/syntax#meta-arguments
    private static bool IsMeta(string name) => name is "count" or "for_each" or "depends_on" or "provider" or "lifecycle" or "provisioner" or "connection" or "timeouts";
}
