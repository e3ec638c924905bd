using System.Text;
using Cairn.Providers.Records;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Reads the text of a template, JSON or YAML; what is wrong with it is told with its place.</summary>
internal static class TemplateText
{
    public static Template? Read(byte[] text, string source, bool isJson, ReadOptions options, Intake intake)
    {
        var problems = new List<Diagnostic>();
        var root = isJson
            ? JsonTree.Read(text, source, options.MaxDepth, problems)
            : YamlTree.Read(Encoding.UTF8.GetString(text), source, options.MaxDepth, ShortForm.Long, problems);
        if (root is null)
        {
            intake.Refuse(source, problems[^1]);
            return null;
        }

        intake.Diagnostics.AddRange(problems);
        if (root["Resources"] is { IsMap: true } resources)
        {
            foreach (var member in resources.Members.Where(member => !member.Name.StartsWith("Fn::", StringComparison.Ordinal) && member.Value.TextOf("Type") is null))
                intake.Diagnostics.Add(new("resource-untyped", $"the resource `{member.Name}` has no `Type` and was left out", member.At.In(source), "every resource of a template has a type, such as `AWS::S3::Bucket`"));
            return new(source, root);
        }

        intake.Refuse(source, new("template-empty", "this template has no `Resources`", root.At.In(source), "a template declares its resources in the map `Resources`"));
        return null;
    }
}
