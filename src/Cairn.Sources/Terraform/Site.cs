using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>Where a planned resource is written, and what its expressions refer to.</summary>
/// <param name="Index">The instance key of the resource, with brackets.</param>
internal sealed record Site(References References, Scope Scope, string Index, JsonElement Configuration)
{
    /// <summary>Members that hold text or documents made from references rather than one of them.</summary>
    private static readonly string[] Texts =
    [
        "policy", "document", "user_data", "template", "definition", "body", "content", "script", "buildspec",
        "on_create", "on_start", "query", "description", "tags", "trigger", "json", "comment", "sql",
    ];

    private static readonly string[] Identities =
        ["arn", "id", "name", "bucket", "url", "endpoint", "address", "identifier", "role", "domain", "fqdn", "email", "path", "stage"];

    /// <summary>The configuration does not write this field at all: what it will hold, the provider decides.</summary>
    public bool LeavesOut(string field) =>
        Configuration.Member("expressions") is { ValueKind: JsonValueKind.Object } expressions && !expressions.Member(field).Exists();

    /// <summary>What the unknown value at a path will be equal to; more than one for a list of references.</summary>
    public IReadOnlyList<string> Targets(IReadOnlyList<PathStep> path)
    {
        if (path.Count == 0 || path.Any(step => step.Name is { } name && Texts.Any(text => name.Contains(text, StringComparison.Ordinal))) || NamesItself(path[^1].Name))
            return [];
        References.Restart();
        var found = new List<string>();
        foreach (var expression in Expressions(Configuration.Member("expressions"), path))
        {
            if (References.Follow(expression, Scope, Index, Configuration.Member("for_each_expression")) is not { } targets)
                return [];
            found.AddRange(targets.Where(target => !found.Contains(target)));
        }

        return found.All(IsIdentity) ? found : [];
    }

    /// <summary>
    /// The references of the expressions that may give the value at a path. Repeated blocks are unordered where Terraform
    /// keeps them as a set, so all of them are asked and must agree.
    /// </summary>
    private static IEnumerable<JsonElement> Expressions(JsonElement at, IReadOnlyList<PathStep> path)
    {
        List<JsonElement> level = [at];
        foreach (var step in path)
        {
            if (level.Any(IsExpression))
                break;
            if (step.Name is { } name)
                level = [.. level.Select(item => item.Member(name)).Where(item => item.Exists()).SelectMany(item => item.ValueKind == JsonValueKind.Array ? item.Items() : [item])];
        }

        return level.Select(item => item.Member("references")).Where(references => references.Exists());
    }

    private static bool IsExpression(JsonElement element) =>
        element.Member("references").ValueKind == JsonValueKind.Array || element.Member("constant_value").ValueKind != JsonValueKind.Undefined;

    /// <summary>The field by which a resource is named: built from references, but never one.</summary>
    private bool NamesItself(string? field) =>
        field is "name" or "id" or "arn" or null
        || field.EndsWith("_prefix", StringComparison.Ordinal)
        || (Configuration.Text("type") is { } type && type.EndsWith($"_{field.Replace("_name", "", StringComparison.Ordinal)}", StringComparison.Ordinal));

    private static bool IsIdentity(string target)
    {
        var parts = Address.Parts(target);
        var at = 0;
        while (at + 1 < parts.Count && parts[at] == "module")
            at += 2;
        var type = parts[at] == "data" && at + 1 < parts.Count ? parts[at + 1] : parts[at];
        return !ProviderName.IsUtility(type.Split('_')[0])
            && Identities.Any(name => parts[^1] == name || parts[^1].EndsWith($"_{name}", StringComparison.Ordinal));
    }
}

/// <summary>One step into a value: a member's name, or an item of a list where there is none.</summary>
internal readonly record struct PathStep(string? Name, int Index = 0);
