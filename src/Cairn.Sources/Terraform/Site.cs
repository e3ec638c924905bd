using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>Where a planned resource is written, and what its expressions refer to.</summary>
/// <param name="Index">The instance key of the resource, with brackets.</param>
internal sealed record Site(References References, Scope Scope, string Index, JsonElement Configuration)
{
    private const int MaxHops = 8;

    /// <summary>Members that hold text or documents made from references rather than one of them.</summary>
    private static readonly string[] Texts =
    [
        "policy", "document", "user_data", "template", "definition", "body", "content", "script", "buildspec",
        "on_create", "on_start", "query", "description", "tags", "trigger", "json", "comment", "sql",
    ];

    private static readonly string[] Identities =
        ["arn", "id", "name", "bucket", "url", "endpoint", "address", "identifier", "role", "domain", "fqdn", "email", "path", "stage"];

    /// <summary>Whether the resource is created by this plan.</summary>
    public bool IsNew { get; init; }

    /// <summary>The configuration of a new resource does not write this field at all: what it will hold, the provider decides.</summary>
    public bool LeavesOut(string field) =>
        IsNew && Configuration.Member("expressions") is { ValueKind: JsonValueKind.Object } expressions && !expressions.Member(field).Exists();

    /// <summary>What the unknown value at a path will be equal to; more than one for a list of references.</summary>
    public IReadOnlyList<string> Targets(IReadOnlyList<PathStep> path) => Targets(path, 0);

    private IReadOnlyList<string> Targets(IReadOnlyList<PathStep> path, int hops)
    {
        if (path.Count == 0 || path.Any(step => step.Name is { } name && Texts.Any(text => name.Contains(text, StringComparison.Ordinal))) || NamesItself(path[^1].Name))
            return [];
        var found = Follow(path, passLocals: false) ?? [];
        if (path is [{ Name: "bucket" }] && hops < MaxHops)
            return Bucket(found.Count > 0 ? found : Choice(path), hops);
        return found.All(IsIdentity) ? found : [];
    }

    private List<string>? Follow(IReadOnlyList<PathStep> path, bool passLocals)
    {
        References.Restart();
        var found = new List<string>();
        foreach (var expression in Expressions(Configuration.Member("expressions"), path))
        {
            if (References.Follow(expression, Scope, Index, Configuration.Member("for_each_expression"), passLocals: passLocals) is not { } targets)
                return null;
            found.AddRange(targets.Where(target => !found.Contains(target)));
        }

        return found;
    }

    /// <summary>In <c>local.x ? a : b</c> the local only chooses; with a single resource it could be the value instead.</summary>
    private List<string> Choice(IReadOnlyList<PathStep> path) => Follow(path, passLocals: true) is { Count: > 1 } both
        ? [.. both.Where(target => !target.EndsWith($".{References.Nowhere}", StringComparison.Ordinal))]
        : [];

    /// <summary>
    /// The id of a bucket's policy or access block is the name of the bucket
    /// (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy), so the bucket itself is meant.
    /// </summary>
    private IReadOnlyList<string> Bucket(List<string> targets, int hops)
    {
        var owners = targets.Select(target => Owner(target, hops)).ToList();
        return owners.Count > 0 && owners.All(IsIdentity) && owners.Select(AddressIn).Distinct(StringComparer.Ordinal).Count() == 1 ? [owners[0]] : [];
    }

    private string Owner(string target, int hops) =>
        TypeOf(target) is var type && type.StartsWith("aws_s3_bucket_", StringComparison.Ordinal) && type != "aws_s3_bucket_object"
        && References.SiteOf(AddressIn(target)).Targets([new("bucket")], hops + 1) is [var bucket]
            ? bucket
            : target;

    private static string AddressIn(string target) => target[..target.LastIndexOf('.')];

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

    private static bool IsIdentity(string target) =>
        !ProviderName.IsUtility(TypeOf(target).Split('_')[0])
        && target[(target.LastIndexOf('.') + 1)..] is var attribute
        && Identities.Any(name => attribute == name || attribute.EndsWith($"_{name}", StringComparison.Ordinal));

    private static string TypeOf(string target)
    {
        var parts = Address.Parts(target);
        var at = 0;
        while (at + 1 < parts.Count && parts[at] == "module")
            at += 2;
        return parts[at] == "data" && at + 1 < parts.Count ? parts[at + 1] : parts[at];
    }
}

/// <summary>One step into a value: a member's name, or an item of a list where there is none.</summary>
internal readonly record struct PathStep(string? Name, int Index = 0);
