using Cairn.Hcl.Functions;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>The provider that is part of the language itself: https://developer.hashicorp.com/terraform/language/resources/terraform-data.</summary>
internal static class BuiltIn
{
    /// <summary>The resource as references see it; null where that needs another one's knowledge.</summary>
    public static HclValue? Complete(ResourceInstance instance, Configuration configuration) => (instance.Type, instance.IsData) switch
    {
        ("terraform_data", false) => With(instance, "output", instance.Values.Items.GetValueOrDefault("input") ?? HclValue.Null),
        ("terraform_remote_state", true) when Outputs(instance, configuration) is { } outputs => With(instance, "outputs", outputs),
        _ => null,
    };

    /// <summary>
    /// The outputs of another configuration, where its state lies beside the code:
    /// https://developer.hashicorp.com/terraform/language/state/remote-state-data, https://developer.hashicorp.com/terraform/language/backend/local.
    /// </summary>
    private static HclValue? Outputs(ResourceInstance instance, Configuration configuration)
    {
        var items = instance.Values.Items;
        if (items.GetValueOrDefault("backend") is not StringValue { Value: "local" } || Path(items, configuration.RootPath) is not { } path || configuration.Files.Read(path) is not { } bytes)
            return null;
        try
        {
            return JsonEncoding.Decode(System.Text.Encoding.UTF8.GetString(bytes)) is MappingValue { Items: var state } && state.GetValueOrDefault("outputs") is MappingValue outputs
                ? HclValue.Object([.. Defaults(items), .. outputs.Items.Select(output => KeyValuePair.Create(output.Key, Output(output.Value)))])
                : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    private static string? Path(IReadOnlyDictionary<string, HclValue> items, string root)
    {
        var workspace = items.GetValueOrDefault("workspace");
        if (workspace is not (null or NullValue or StringValue { Value: "default" }) || items.GetValueOrDefault("config") is not MappingValue { Items: var config })
            return null;
        return config.GetValueOrDefault("path") switch
        {
            StringValue path when !path.Value.StartsWith('/') => Functions.Files.Inside(ModuleReader.Join(root, path.Value)),
            null or NullValue => ModuleReader.Join(root, "terraform.tfstate"),
            _ => null,
        };
    }

    private static IEnumerable<KeyValuePair<string, HclValue>> Defaults(IReadOnlyDictionary<string, HclValue> items) =>
        items.GetValueOrDefault("defaults") is MappingValue defaults ? defaults.Items : [];

    private static HclValue Output(HclValue output) => output is MappingValue { Items: var parts }
        ? (parts.GetValueOrDefault("value") ?? HclValue.Null).MarkedLike(parts.GetValueOrDefault("sensitive") is BoolValue { Value: true })
        : HclValue.Unknown(HclType.Dynamic);

    private static MappingValue With(ResourceInstance instance, string name, HclValue value) =>
        (MappingValue)HclValue.Object(instance.Values.Items.Append(KeyValuePair.Create(name, value))) with { Address = instance.Address };
}
