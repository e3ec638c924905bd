namespace Cairn.Sources.Files;

/// <summary>Kinds and their marks in the user's words, for <c>--explain-sources</c>.</summary>
internal static class KindWords
{
    public static string Of(Kind kind) => kind switch
    {
        Kind.Snapshot => "Cairn snapshot",
        Kind.TerraformState => "Terraform state (shown)",
        Kind.TerraformRawState => "Terraform state",
        Kind.TerraformPlan => "Terraform plan",
        Kind.TemplateJson or Kind.TemplateYaml => "CloudFormation template",
        Kind.CdkManifest => "CDK manifest",
        Kind.ConfigItems => "AWS Config items",
        Kind.ApiAnswer => "AWS API answer",
        Kind.StackParameters => "CloudFormation parameters",
        _ => "of another kind",
    };

    public static string Why(Kind kind, Shape shape) => kind switch
    {
        Kind.TerraformPlan => "it has `resource_changes` or `planned_values`",
        Kind.TerraformState => "it has `values` with a `format_version`",
        Kind.TerraformRawState => "it has `resources` with a state's `version` and `lineage`",
        Kind.TemplateJson => shape.Has("AWSTemplateFormatVersion") ? "it has `AWSTemplateFormatVersion`" : "it has a map `Resources`",
        Kind.CdkManifest => "it has `artifacts` with a `version`",
        Kind.ConfigItems => ConfigMark(shape),
        Kind.StackParameters => "it lists `ParameterKey`s, or has `Parameters` alone",
        _ => LooksLike.Json(shape),
    };

    private static string ConfigMark(Shape shape) => shape switch
    {
        _ when shape.Has("configSnapshotId") => "it is a configuration snapshot with `configurationItems`",
        _ when shape.Has("Results") => "it has `Results` of an advanced query",
        _ when shape.Has("resourceType") => "it is one configuration item with a `resourceType`",
        _ => "it has configuration items",
    };
}
