using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>Reads <c>terraform.tfstate</c> of version 4, to the same resources as its shown form.</summary>
internal static class RawState
{
    public static IEnumerable<Resource> Read(TerraformText text, Intake intake)
    {
        foreach (var item in text.Root.Member("resources").Items())
        {
            if (item.Text("type") is not { Length: > 0 } type)
                continue;
            foreach (var instance in item.Member("instances").Items())
                yield return Read(text, item, instance, type, intake);
        }
    }

    private static Resource Read(TerraformText text, JsonElement item, JsonElement instance, string type, Intake intake)
    {
        var isData = item.Text("mode") == "data";
        var address = Address.Of(item.Text("module"), isData, type, item.Text("name") ?? "", instance.Member("index_key"));
        if (instance.Text("deposed") is { } deposed)
            address += $" (deposed {deposed})";
        if (!instance.Member("attributes").Exists() && instance.Member("attributes_flat").Exists())
            intake.Gaps.Add(new("state-flat", address, "its attributes are still in the flat form of Terraform 0.11 and were not read", "run `terraform apply -refresh-only` once with Terraform 0.12 or later", new(text.Source, address)));
        var provider = item.Text("provider");
        return new(address, isData, type, ProviderName.Short(provider), instance.Member("attributes"))
        {
            Sensitive = SensitivePaths.FromSteps(instance.Member("sensitive_attributes")),
            ProviderConfig = provider ?? "",
            Place = instance,
        };
    }
}
