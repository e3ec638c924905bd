using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>
/// Writes out the resources that <c>AWS::Serverless</c> abbreviates, as the transform at AWS does:
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
/// </summary>
internal static class ServerlessTemplate
{
    public const string Prefix = "AWS::Serverless::";

    public static Template Expand(Template template, Run run)
    {
        if (!template.Transforms.Any(name => name.StartsWith("AWS::Serverless", StringComparison.Ordinal)) && !template.Resources.Members.Any(IsShort))
            return template;
        var expansion = new Expansion(template, run);
        var members = template.Resources.Members;
        foreach (var member in members.Where(member => !IsShort(member)))
            expansion.Add(member.Name, member.Value);
        // Events hang on APIs and buckets, so that these come first.
        foreach (var member in members.Where(IsShort).OrderBy(member => IsFunction(member) ? 1 : 0))
            Expand(expansion, member.Name, GlobalSettings.Applied(template, member.Value));
        foreach (var member in members.Where(member => member.Value["Connectors"] is not null))
            Connectors.Embedded(expansion, member);
        return expansion.Finish();
    }

    private static bool IsShort(Member member) => member.Value.TextOf("Type") is { } type && type.StartsWith(Prefix, StringComparison.Ordinal);

    private static bool IsFunction(Member member) => member.Value.TextOf("Type") is "AWS::Serverless::Function" or "AWS::Serverless::StateMachine" or "AWS::Serverless::Connector";

    private static void Expand(Expansion expansion, string name, Node resource)
    {
        switch (resource.TextOf("Type")![Prefix.Length..])
        {
            case "Function":
                Functions.Expand(expansion, name, resource);
                break;
            case "StateMachine":
                StateMachines.Expand(expansion, name, resource);
                break;
            case "Api":
                RestApis.Expand(expansion, name, resource);
                break;
            case "HttpApi":
                HttpApis.Expand(expansion, name, resource);
                break;
            case "SimpleTable":
                Simple.Table(expansion, name, resource);
                break;
            case "LayerVersion":
                Simple.Layer(expansion, name, resource);
                break;
            case "Application":
                expansion.Add(name, resource);
                break;
            case "Connector":
                Connectors.Expand(expansion, name, resource, resource["Properties"]?["Source"]?.TextOf("Id"));
                break;
            default:
                expansion.Gap($"`{name}` is a `{resource.TextOf("Type")}`, which is not written out; it takes no part in any conclusion", resource.At);
                break;
        }
    }
}
