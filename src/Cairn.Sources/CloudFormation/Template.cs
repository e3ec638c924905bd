using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>One template as it was read: its sections, before anything in them is evaluated.</summary>
/// <param name="Source">The file as the user named it.</param>
internal sealed record Template(string Source, Node Root)
{
    private static readonly Node Nothing = Node.Map([], new(1, 1));

    public Node Parameters => Section("Parameters");

    public Node Mappings => Section("Mappings");

    public Node Conditions => Section("Conditions");

    public Node Resources => Section("Resources");

    public Node Outputs => Section("Outputs");

    /// <summary>The macros it names, such as <c>AWS::Serverless-2016-10-31</c>.</summary>
    public IEnumerable<string> Transforms => Root["Transform"] is not { } transform
        ? []
        : (transform.IsList ? transform.Items : [transform]).Select(item => item.IsMap ? item.TextOf("Name") ?? "" : item.Text);

    public string Where(Mark at) => at.In(Source);

    private Node Section(string name) => Root[name] is { IsMap: true } section ? section : Nothing;
}
