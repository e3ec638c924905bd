using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>
/// Settings under <c>Globals</c> hold for every resource of their type: maps are joined, lists put together, and what the
/// resource says itself wins: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
/// </summary>
internal static class GlobalSettings
{
    public static Node Applied(Template template, Node resource)
    {
        var kind = resource.TextOf("Type")![ServerlessTemplate.Prefix.Length..];
        if (template.Root["Globals"]?[kind] is not { IsMap: true } settings)
            return resource;
        var properties = Joined(settings, resource["Properties"] ?? Node.Map([], resource.At));
        return Node.Map([.. Make.Without(resource, "Properties"), new("Properties", properties, properties.At)], resource.At);
    }

    private static Node Joined(Node general, Node own)
    {
        if (general.IsList && own.IsList)
            return Node.List([.. general.Items, .. own.Items], own.At);
        if (!general.IsMap || !own.IsMap || Make.IsCall(general) || Make.IsCall(own))
            return own;
        var members = new List<Member>();
        foreach (var member in general.Members)
            members.Add(own[member.Name] is { } more ? member with { Value = Joined(member.Value, more) } : member);
        members.AddRange(own.Members.Where(member => general[member.Name] is null));
        return Node.Map(members, own.At);
    }
}
