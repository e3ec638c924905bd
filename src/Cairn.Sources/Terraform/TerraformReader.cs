using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources.Files;

namespace Cairn.Sources.Terraform;

/// <summary>Turns one Terraform document into records, whichever of its three forms it has.</summary>
internal static class TerraformReader
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    public static void Read(TerraformText text, Kind kind, Intake intake)
    {
        var plan = kind == Kind.TerraformPlan ? new Plan(text.Root) : null;
        IReadOnlyList<Resource> resources = kind switch
        {
            Kind.TerraformPlan => [.. plan!.Read()],
            Kind.TerraformRawState => [.. RawState.Read(text, intake)],
            _ => [.. ShownState.Read(text.Root.Member("values"))],
        };
        intake.LooseSecrets.AddRange(kind switch
        {
            Kind.TerraformPlan => plan!.Secrets(),
            Kind.TerraformRawState => ShownState.Secrets(text.Root.Member("outputs")),
            _ => ShownState.Secrets(text.Root.Member("values").Member("outputs")),
        });

        Keep(text, resources, plan?.Regions ?? new Dictionary<string, string>(), intake);
    }

    private static void Keep(TerraformText text, IReadOnlyList<Resource> resources, IReadOnlyDictionary<string, string> regions, Intake intake)
    {
        var scopes = new Scopes(resources, regions);
        var managed = resources.Where(resource => !resource.IsData).Select(Identity).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources.OrderBy(resource => resource.Address, StringComparer.Ordinal))
        {
            var isNew = addresses.Add(resource.Address);
            if (!isNew)
                intake.Diagnostics.Add(new("resource-duplicate", $"the resource `{resource.Address}` is there twice; both were read", text.Where(resource.Place, resource.Address), "Terraform never writes this; look who changed the file"));
            var kept = !ProviderName.IsUtility(resource.Provider) && (!resource.IsData || IsNews(resource, managed));
            var record = new Record(resource.Provider, resource.Type, scopes.Account(resource), scopes.Region(resource), Object(resource.Values), new(text.Source, resource.Address, resource.Stage));
            intake.Found.Add(new(record, resource.Sensitive, kept));
            if (!kept)
                continue;
            PolicyTexts.Check(text, resource, intake);
            if (resource.IsData && DataSources.IsPartial(resource.Type))
                intake.Gaps.Add(new("partly-seen", resource.Values.Text("arn") ?? resource.Address, $"`{resource.Address}` is only referred to here; its policies and settings are in another source", "scan the source that manages it as well", record.Origin));
        }
    }

    /// <summary>A data source that reads back what this input manages, or was read already, adds nothing.</summary>
    private static bool IsNews(Resource resource, HashSet<string> known) =>
        DataSources.IsKept(resource.Type) && Identity(resource) is { } identity && known.Add(identity);

    private static string? Identity(Resource resource) =>
        (resource.Values.Text("arn") ?? resource.Values.Text("id")) is { Length: > 0 } id ? $"{resource.Type} {id}" : null;

    private static JsonElement Object(JsonElement values) => values.ValueKind == JsonValueKind.Object ? values : Empty;
}
