using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>The resources of a template while its short forms are written out.</summary>
internal sealed class Expansion(Template template, Run run)
{
    private readonly Dictionary<string, Node> _resources = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public Template Template => template;

    public void Add(string name, Node resource)
    {
        if (_resources.TryAdd(name, resource))
            _order.Add(name);
        else
            _resources[name] = resource;
    }

    public Node? Find(string name) => _resources.GetValueOrDefault(name) ?? template.Resources[name];

    public void Gap(string message, Mark at) =>
        run.Gap("sam-unread", template.Source, $"{message} (at {template.Where(at)})");

    /// <summary>The template as AWS would deploy it.</summary>
    public Template Finish() => template with
    {
        Root = Node.Map(
            [.. template.Root.Members.Where(member => member.Name is not ("Resources" or "Globals")), new("Resources", Node.Map([.. _order.Select(name => new Member(name, _resources[name], _resources[name].At))], template.Resources.At), template.Resources.At)],
            template.Root.At),
    };
}
