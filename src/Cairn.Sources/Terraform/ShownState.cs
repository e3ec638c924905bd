using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Sources.Terraform;

/// <summary>Reads the values of <c>terraform show -json</c>: modules inside modules, each with resources.</summary>
internal static class ShownState
{
    /// <param name="values">The member <c>values</c> of a state, or <c>planned_values</c> of a plan.</param>
    public static IEnumerable<Resource> Read(JsonElement values) => Module(values.Member("root_module"));

    /// <summary>Outputs that are marked sensitive are credentials told a second time.</summary>
    public static IEnumerable<string> Secrets(JsonElement outputs) => outputs.Members()
        .Where(output => output.Value.Member("sensitive").IsTrue())
        .Select(output => output.Value.Member("value"))
        .Where(value => value.ValueKind == JsonValueKind.String)
        .Select(value => value.GetString()!);

    private static IEnumerable<Resource> Module(JsonElement module)
    {
        foreach (var item in module.Member("resources").Items())
        {
            if (Read(item, module.Text("address")) is { } resource)
                yield return resource;
        }

        foreach (var child in module.Member("child_modules").Items())
        {
            foreach (var resource in Module(child))
                yield return resource;
        }
    }

    private static Resource? Read(JsonElement item, string? module)
    {
        if (item.Text("type") is not { Length: > 0 } type)
            return null;
        var isData = item.Text("mode") == "data";
        var address = item.Text("address") ?? Address.Of(module, isData, type, item.Text("name") ?? "");
        // Terraform before 0.15 left the index out of the address.
        if (!address.EndsWith(']'))
            address += Address.Index(item.Member("index"));
        if (item.Text("deposed_key") is { } deposed)
            address += $" (deposed {deposed})";
        return new(address, isData, type, ProviderName.Short(item.Text("provider_name")), item.Member("values"))
        {
            Sensitive = SensitivePaths.FromTree(item.Member("sensitive_values")),
            Stage = Stage.Deployed,
            Place = item,
        };
    }
}
