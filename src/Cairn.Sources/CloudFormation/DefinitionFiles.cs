using System.Text;
using System.Text.Unicode;
using Cairn.Providers.Records;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>
/// Puts files that a template names into it, as <c>aws cloudformation package</c> and the transform do:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html. Only files beside or below
/// the template are read.
/// </summary>
internal sealed class DefinitionFiles(Template template, Run run)
{
    private const int MaxBytes = 8 << 20;
    private const int MaxDepth = 128;
    private const int MaxFiles = 200;

    private readonly Dictionary<string, Node?> _read = new(StringComparer.Ordinal);

    public static Template Applied(Template template, Run run) => new DefinitionFiles(template, run).Apply();

    private Template Apply()
    {
        var root = Included(template.Root);
        if (root["Resources"] is not { IsMap: true } resources)
            return ReferenceEquals(root, template.Root) ? template : template with { Root = root };
        var written = resources.Members.Select(member => member with { Value = Defined(member.Value) }).ToList();
        if (!written.Zip(resources.Members).All(pair => ReferenceEquals(pair.First.Value, pair.Second.Value)))
            root = Node.Map([.. root.Members.Where(member => member.Name != "Resources"), new("Resources", Node.Map(written, resources.At), resources.At)], root.At);
        return ReferenceEquals(root, template.Root) ? template : template with { Root = root };
    }

    /// <summary>A tree with the files that <c>AWS::Include</c> names in their places; the same tree where there are none.</summary>
    private Node Included(Node node)
    {
        if (node.IsList)
        {
            var items = node.Items.Select(Included).ToList();
            return items.Zip(node.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? node : Node.List(items, node.At);
        }

        if (!node.IsMap)
            return node;
        var isSame = true;
        var members = new List<Member>();
        foreach (var member in node.Members)
        {
            var file = member.Name is "Fn::Transform" or "Transform" ? FileOf(member.Value) : null;
            var value = file is null ? Included(member.Value) : member.Value;
            isSame &= file is null && ReferenceEquals(value, member.Value);
            members.AddRange(file is null ? [member with { Value = value }] : file.Members);
        }

        return isSame ? node : Node.Map(members, node.At);
    }

    private Node? FileOf(Node transform) =>
        transform.TextOf("Name") == "AWS::Include" && transform["Parameters"]?["Location"] is { } location ? Find(location) : null;

    /// <summary>A resource whose API definition is in a file.</summary>
    private Node Defined(Node resource)
    {
        var (field, to) = resource.TextOf("Type") switch
        {
            "AWS::Serverless::Api" or "AWS::Serverless::HttpApi" => ("DefinitionUri", "DefinitionBody"),
            "AWS::ApiGateway::RestApi" or "AWS::ApiGatewayV2::Api" => ("BodyS3Location", "Body"),
            _ => ("", ""),
        };
        if (resource["Properties"] is not { } properties || properties[field] is not { } location || Find(location["Key"] ?? location) is not { } file)
            return resource;
        var written = Node.Map([.. properties.Members.Where(member => member.Name != field), new(to, file, location.At)], properties.At);
        return Node.Map([.. resource.Members.Where(member => member.Name != "Properties"), new("Properties", written, properties.At)], resource.At);
    }

    private Node? Find(Node location)
    {
        var text = location.IsScalar ? location.Text : location.TextOf("Fn::Sub") ?? "";
        if (text.Length is 0 or > 1024 || text.Contains('\0', StringComparison.Ordinal))
            return null;
        var folder = Path.GetDirectoryName(Path.GetFullPath(template.Source)) ?? "";
        // What was uploaded keeps its file's name; the CDK names an asset by its hash.
        var name = text[(text.LastIndexOf('/') + 1)..];
        var isElsewhere = text.Contains("://", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal);
        return (isElsewhere ? [name, $"asset.{name}"] : new[] { text, name, $"asset.{name}" })
            .Select(path => Path.GetFullPath(Path.Combine(folder, path))).Distinct()
            .Where(path => path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(Read).FirstOrDefault(file => file is not null);
    }

    private Node? Read(string path)
    {
        if (!_read.TryGetValue(path, out var known) && _read.Count < MaxFiles)
            _read[path] = known = Parsed(path);
        return known;
    }

    private Node? Parsed(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.LinkTarget is not null || file.Length > MaxBytes || File.ReadAllBytes(path) is not { } text || !Utf8.IsValid(text))
                return null;
            // JSON is YAML, and what is wrong with a file of another kind is of no interest.
            if (YamlTree.Read(Encoding.UTF8.GetString(text).TrimStart('\uFEFF'), path, MaxDepth, ShortForm.Long, new List<Diagnostic>()) is not { IsMap: true } read)
                return null;
            run.Consult(path);
            return read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
