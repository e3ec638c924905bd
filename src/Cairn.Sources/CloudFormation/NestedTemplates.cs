using System.Text.Json.Nodes;

namespace Cairn.Sources.CloudFormation;

/// <summary>Finds the template of a nested stack among those at hand.</summary>
internal sealed class NestedTemplates
{
    private readonly Dictionary<string, Template> _byPath;
    private readonly ILookup<string, Template> _byFile;

    public NestedTemplates(IReadOnlyList<Template> templates)
    {
        _byPath = templates.ToDictionary(template => Path.GetFullPath(template.Source), StringComparer.Ordinal);
        _byFile = templates.ToLookup(template => Path.GetFileName(template.Source), StringComparer.Ordinal);
    }

    /// <summary>Null where the template is somewhere else, or nobody can say which one it is.</summary>
    public Template? Find(Stack stack, Declared declared)
    {
        // The CDK says beside the resource which file of cdk.out it is.
        if (declared.Body["Metadata"]?.TextOf("aws:asset:path") is { } asset && At(stack.Template, asset) is { } packaged)
            return packaged;
        var location = declared.Properties?["TemplateURL"] ?? declared.Properties?["Location"];
        if (location is null || Symbol.TextOf(stack.Expressions.Evaluate(location, asText: true)) is not { Length: > 0 and < 2048 } text)
            return null;
        return At(stack.Template, text) ?? ByFile(stack.Template, text);
    }

    private Template? At(Template from, string path)
    {
        if (path.Contains("://", StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var folder = Path.GetDirectoryName(Path.GetFullPath(from.Source)) ?? "";
        return _byPath.GetValueOrDefault(Path.GetFullPath(Path.Combine(folder, path)));
    }

    /// <summary>A template that was uploaded keeps its file's name; that says which it is while only one has it.</summary>
    private Template? ByFile(Template from, string url)
    {
        var file = _byFile.Select(group => group.Key).Where(name => url.EndsWith(name, StringComparison.Ordinal)).MaxBy(name => name.Length);
        if (file is null)
            return null;
        var found = _byFile[file].Where(template => template != from).ToList();
        var near = found.Where(template => Path.GetDirectoryName(template.Source) == Path.GetDirectoryName(from.Source)).ToList();
        return near is [var sibling] ? sibling : found is [var only] ? only : null;
    }

    public static bool IsNested(Declared declared) =>
        declared.Type is "AWS::CloudFormation::Stack" or "AWS::Serverless::Application";

    /// <summary>What the parent passes to the nested stack's parameters.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Arguments(Stack parent, Declared declared) =>
        declared.Properties?["Parameters"] is { IsMap: true } given
            ? given.Members.DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => parent.Expressions.Evaluate(member.Value, asText: false), StringComparer.Ordinal)
            : new Dictionary<string, JsonNode?>();
}
