using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Sources.Terraform;

/// <summary>Reads what will be there after a plan is applied: what it creates and changes, what it leaves, and what it looked up.</summary>
internal sealed class Plan
{
    private readonly JsonElement _root;
    private readonly JsonElement _configuration;
    private readonly References _references;

    public Plan(JsonElement root)
    {
        _root = root;
        _configuration = root.Member("configuration");
        _references = new(_configuration.Member("root_module"), new(Addresses()));
        Regions = ReadRegions();
    }

    /// <summary>The region of each provider configuration that states one.</summary>
    public IReadOnlyDictionary<string, string> Regions { get; }

    public IEnumerable<Resource> Read()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in _root.Member("resource_changes").Items())
        {
            if (item.Text("type") is not { Length: > 0 } || item.Text("deposed") is not null)
                continue;
            seen.Add(AddressOf(item));
            if (Change(item) is { } resource)
                yield return resource;
        }

        foreach (var resource in ShownState.Read(_root.Member("planned_values")).Where(resource => seen.Add(resource.Address)))
            yield return resource with { Stage = Stage.Planned };
        foreach (var resource in ShownState.Read(_root.Member("prior_state").Member("values")).Where(resource => resource.IsData && seen.Add(resource.Address)))
            yield return resource;
    }

    /// <summary>Values of sensitive variables and outputs.</summary>
    public IEnumerable<string> Secrets()
    {
        var values = _root.Member("variables");
        var variables = _configuration.Member("root_module").Member("variables").Members()
            .Where(variable => variable.Value.Member("sensitive").IsTrue())
            .Select(variable => values.Member(variable.Name).Text("value"))
            .OfType<string>();
        return [.. variables, .. ShownState.Secrets(_root.Member("planned_values").Member("outputs")), .. ShownState.Secrets(_root.Member("prior_state").Member("values").Member("outputs"))];
    }

    private Resource? Change(JsonElement item)
    {
        var change = item.Member("change");
        var actions = change.Member("actions").Items().Where(action => action.ValueKind == JsonValueKind.String).Select(action => action.GetString()!).ToList();
        if (actions is ["delete"])
            return null;
        // A forgotten resource stays as it is; Terraform only stops to manage it.
        var isForgotten = actions is ["forget"];
        var values = change.Member(isForgotten ? "before" : "after");
        var unknown = isForgotten ? default : change.Member("after_unknown");
        var address = AddressOf(item);
        var site = _references.SiteOf(address) with { IsNew = actions.Contains("create") };
        return new(address, item.Text("mode") == "data", item.Text("type")!, ProviderName.Short(item.Text("provider_name")), Unknowns.Merge(values, unknown, site))
        {
            Sensitive = SensitivePaths.FromTree(change.Member(isForgotten ? "before_sensitive" : "after_sensitive")),
            ProviderConfig = site.Configuration.Text("provider_config_key") ?? "",
            Stage = isForgotten || actions is ["no-op"] or ["read"] ? Stage.Deployed : Stage.Planned,
            Place = item,
        };
    }

    private IEnumerable<string> Addresses() => _root.Member("resource_changes").Items().Select(AddressOf)
        .Concat(ShownState.Read(_root.Member("planned_values")).Select(resource => resource.Address))
        .Concat(ShownState.Read(_root.Member("prior_state").Member("values")).Where(resource => resource.IsData).Select(resource => resource.Address));

    private static string AddressOf(JsonElement item) =>
        item.Text("address") ?? Address.Of(item.Text("module_address"), item.Text("mode") == "data", item.Text("type") ?? "", item.Text("name") ?? "", item.Member("index"));

    private Dictionary<string, string> ReadRegions()
    {
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var config in _configuration.Member("provider_config").Members())
        {
            var region = config.Value.Member("expressions").Member("region");
            if ((region.Text("constant_value") ?? Variable(region)) is { } text)
                regions[config.Name] = text;
        }

        return regions;
    }

    private string? Variable(JsonElement expression) =>
        expression.Member("references").Items().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
        && first.GetString()!.Split('.') is ["var", var name]
            ? _root.Member("variables").Member(name).Text("value")
            : null;
}
