using Cairn.Providers.Records;

namespace Cairn.Sources.Files;

/// <summary>What an input is, told by its content.</summary>
internal enum Kind
{
    Other,
    Snapshot,
    TerraformState,
    TerraformPlan,
    TerraformRawState,
    TemplateJson,
    TemplateYaml,
    CdkManifest,
    ConfigItems,
    ApiAnswer,
    StackParameters,
}

/// <summary>Tells kinds apart by the outermost members, and refuses versions that cannot be read.</summary>
internal static class Kinds
{
    private static readonly HashSet<string> TemplateMembers =
        ["AWSTemplateFormatVersion", "Resources", "Parameters", "Mappings", "Conditions", "Outputs", "Transform", "Metadata", "Rules", "Description", "Globals"];

    private static readonly string[] PlanMembers = ["planned_values", "resource_changes", "configuration", "prior_state"];

    public static Kind Of(Shape shape)
    {
        if (PlanMembers.Any(shape.Has) && (shape.Has("format_version") || shape.Has("terraform_version") || shape.Has("resource_changes")))
            return Kind.TerraformPlan;
        if (shape.Has("format_version") && !shape.Has("provider_schemas") && (shape.Has("values") || shape.Names.All(name => name is "format_version" or "terraform_version")))
            return Kind.TerraformState;
        return IsRawState(shape) ? Kind.TerraformRawState : Elsewhere(shape);
    }

    private static Kind Elsewhere(Shape shape)
    {
        if (IsTemplate(shape))
            return Kind.TemplateJson;
        if (shape.Has("artifacts") && shape["artifacts"] == "{" && shape.Has("version"))
            return Kind.CdkManifest;
        if (IsConfig(shape))
            return Kind.ConfigItems;
        return IsParameters(shape) ? Kind.StackParameters : Kind.Other;
    }

    private static bool IsTemplate(Shape shape) =>
        (shape.Has("AWSTemplateFormatVersion") || (shape["Resources"] == "{" && !shape.Has("$schema")))
        && shape.Names.Any(TemplateMembers.Contains);

    // https://docs.aws.amazon.com/config/latest/developerguide/config-item-table.html and the answers of the service's operations
    private static bool IsConfig(Shape shape) =>
        shape["configurationItems"] == "[" || shape["baseConfigurationItems"] == "[" || shape["BaseConfigurationItems"] == "["
        || shape["ConfigurationItem"] == "{" || shape["configurationItem"] == "{"
        || (shape.Has("resourceType") && (shape.Has("configuration") || shape.Has("configurationItemStatus")))
        || (shape["Results"] == "[" && (shape["QueryInfo"] == "{" || shape.Names.All(name => name is "Results" or "NextToken")))
        || (shape.Root == System.Text.Json.JsonTokenType.StartArray && shape.HasInItems("resourceType") && (shape.HasInItems("configuration") || shape.HasInItems("configurationItemStatus")));

    private static bool IsParameters(Shape shape) =>
        (shape.Root == System.Text.Json.JsonTokenType.StartArray && shape.HasInItems("ParameterKey"))
        || (shape["Parameters"] == "{" && shape.Names.All(name => name is "Parameters" or "Tags" or "StackPolicy"));

    /// <summary>What is wrong with the version of a known kind, or null.</summary>
    public static Diagnostic? Refusal(Kind kind, Shape shape, string source) => kind switch
    {
        Kind.TerraformRawState when Number(shape["version"]) is var version and not 4 => version > 4
            ? new("state-too-new", $"this is a Terraform state of version {version}; Cairn reads version 4", $"{source}: /version", "use a newer Cairn, or give the output of `terraform show -json`")
            : new("state-too-old", $"this is a Terraform state of version {shape["version"]}, as written before Terraform 0.12; Cairn reads version 4", $"{source}: /version", "upgrade it with Terraform 0.12 or later (`terraform apply -refresh-only`), or give the output of `terraform show -json`"),
        Kind.TerraformState or Kind.TerraformPlan when Number(shape["format_version"]?.Split('.')[0]) > 1 =>
            new("format-too-new", $"format version {shape["format_version"]} is newer than Cairn knows (1.x)", $"{source}: /format_version", "use a newer Cairn"),
        Kind.ConfigItems when Number(shape["fileVersion"]?.Split('.')[0]) > 1 =>
            new("config-too-new", $"this is an AWS Config file of version {shape["fileVersion"]}; Cairn reads 1.x", $"{source}: /fileVersion", "use a newer Cairn"),
        _ => null,
    };

    private static bool IsRawState(Shape shape) =>
        shape.Has("version") && (shape.Has("resources") || shape.Has("modules") || shape.Has("lineage"))
        && !shape.Has("$schema") && !shape.Has("contentVersion") && (shape.Has("terraform_version") || shape.Has("serial") || shape.Has("lineage") || shape["version"] == "4");

    private static long? Number(string? text) => long.TryParse(text, out var number) ? number : null;
}
