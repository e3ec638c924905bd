namespace Cairn.Sources.Files;

/// <summary>Says in the user's words what an input seems to be, when it is not something Cairn reads.</summary>
internal static class LooksLike
{
    private const string ShowJson = "write it with `terraform show -json FILE`";

    private static readonly (string Member, string What)[] Marks =
    [
        ("AWSTemplateFormatVersion", "a CloudFormation template"),
        ("contentVersion", "an Azure Resource Manager template"),
        ("bomFormat", "a CycloneDX bill of materials"),
        ("spdxVersion", "an SPDX bill of materials"),
        ("runs", "a SARIF report"),
        ("Records", "CloudTrail records"),
        ("configurationItems", "AWS Config items"),
        ("Statement", "a policy document"),
        ("provider_schemas", "a listing of Terraform provider schemas"),
        ("@level", "the log lines of `terraform -json`"),
        ("apiVersion", "a Kubernetes manifest"),
        ("ViewArn", "a search of AWS Resource Explorer, which names resources and says nothing of them"),
        ("resourceIdentifiers", "a listing of AWS Config, which names resources and says nothing of them"),
        ("Resources", "a CloudFormation template"),
        ("mcpServers", "an MCP client configuration"),
        ("lockfileVersion", "a package lock file"),
    ];

    public static string Json(Shape shape)
    {
        if (shape.Root == System.Text.Json.JsonTokenType.StartArray)
            return "a JSON list";
        if (shape.Root != System.Text.Json.JsonTokenType.StartObject)
            return "a single JSON value";
        foreach (var (member, what) in Marks)
        {
            if (shape.Has(member))
                return what;
        }

        var names = shape.Names.Take(4).Select(name => $"`{name}`").ToList();
        return names.Count == 0 ? "an empty JSON object" : $"a JSON object with {string.Join(", ", names)}";
    }

    public static string NotJson(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'P', (byte)'K', ..] => "this is not JSON; it looks like a saved binary plan or another zip archive",
        [(byte)'#' or (byte)'/', ..] => "this is not JSON; it looks like source code or configuration",
        _ when head.StartsWith("terraform"u8) || head.StartsWith("resource"u8) || head.StartsWith("provider"u8) => "this is not JSON; it looks like Terraform source",
        _ => "this is not JSON",
    };

    public static string? HelpForNotJson(ReadOnlySpan<byte> head) => head switch
    {
        [(byte)'P', (byte)'K', ..] => ShowJson,
        _ when head.StartsWith("terraform"u8) || head.StartsWith("resource"u8) || head.StartsWith("provider"u8) => "give the directory that it is in",
        _ => null,
    };

    public static string? HelpForTrailing(Shape shape) => shape switch
    {
        _ when shape.Has("@level") => $"these are log lines of `terraform -json`, not a plan; {ShowJson}",
        _ when shape.Has("format_version") => "two documents were written into one file; keep them apart",
        _ => null,
    };
}
