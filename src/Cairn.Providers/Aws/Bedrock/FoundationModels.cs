using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

/// <summary>Reads the many ways in which Bedrock names a model and states an edge to what is meant.</summary>
internal static class FoundationModels
{
    /// <summary>The regions' prefixes of system-defined inference profiles: https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html</summary>
    private static readonly string[] Geographies = ["us.", "us-gov.", "eu.", "apac.", "jp.", "au.", "ca.", "global."];

    private static readonly string[] Publishers =
        ["ai21", "amazon", "anthropic", "cohere", "deepseek", "google", "luma", "meta", "minimax", "mistral", "moonshot", "nvidia", "openai", "qwen", "stability", "twelvelabs", "writer"];

    /// <summary>Who publishes the model with this id; null when the text is no model id.</summary>
    public static string? Publisher(string text)
    {
        var id = text[(text.LastIndexOf('/') + 1)..];
        var parts = id.Split('.', 3);
        var publisher = Geographies.Contains($"{parts[0]}.") && parts.Length > 2 ? parts[1] : parts[0];
        return parts.Length > 1 && Publishers.Contains(publisher) ? publisher : null;
    }

    public static void Link(Mapped mapped, Place from, string edge, Field field, bool reversed = false)
    {
        if (field.IsUnknown && field.Reference is null)
            mapped.Gap("model-unknown", mapped.Self, $"the model `{field.Pointer}` is not known until it is applied");
        if (Mapped.NameIn(field) is not { Length: <= 2048 } name)
            return;
        var model = field.IsUnknown ? mapped.Named(name) : Meant(mapped, name, field);
        if (reversed)
            mapped.Edge(model, edge, from, field);
        else
            mapped.Edge(from, edge, model, field);
    }

    private static Place Meant(Mapped mapped, string name, Field because)
    {
        if (!name.StartsWith("arn:", StringComparison.Ordinal))
            return Geographies.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) ? Profile(mapped, name, because) : Foundation(mapped, name, mapped.Scope.Region);
        var parts = name.Split(':', 6);
        var resource = parts.Length == 6 ? parts[5] : "";
        return resource.Split('/', 2) switch
        {
            ["foundation-model", var id] => Foundation(mapped, id, parts[3]),
            ["inference-profile", _] when Geographies.Any(prefix => resource.StartsWith($"inference-profile/{prefix}", StringComparison.Ordinal)) => Profile(mapped, resource["inference-profile/".Length..], because),
            ["custom-model" or "imported-model", _] => mapped.Named(name, "Model"),
            ["endpoint", _] => mapped.Named(name, "InferenceEndpoint"),
            ["prompt", _] => mapped.Named(name, "Prompt"),
            _ => mapped.Named(name, "ModelDeployment"),
        };
    }

    /// <summary>Foundation models belong to no account of ours.</summary>
    private static Place Foundation(Mapped mapped, string id, string region)
    {
        var model = mapped.Add($"arn:{mapped.Scope.Partition}:bedrock:{region}::foundation-model/{id}", "FoundationModel", "AwsBedrockFoundationModel");
        mapped.Set(model, "name", id);
        mapped.Set(model, "account", "");
        mapped.Set(model, "region", region);
        mapped.Set(model, "publisher", id.Split('.')[0]);
        return model;
    }

    /// <summary>A system-defined profile sends a call to one of several regions.</summary>
    private static Place Profile(Mapped mapped, string id, Field because)
    {
        var profile = mapped.Add(mapped.Arn("bedrock", $"inference-profile/{id}"), "ModelDeployment", "AwsBedrockInferenceProfile");
        mapped.Set(profile, "name", id);
        mapped.Set(profile, "crossRegion", true);
        mapped.Edge(profile, EdgeKinds.UsesModel, Foundation(mapped, id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..], mapped.Scope.Region), because);
        return profile;
    }
}
