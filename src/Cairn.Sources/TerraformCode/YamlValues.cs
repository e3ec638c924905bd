using Cairn.Hcl;
using Cairn.Hcl.Values;
using Cairn.Providers.Records;
using Cairn.Sources.Trees;

namespace Cairn.Sources.TerraformCode;

/// <summary>Reads YAML for <c>yamldecode</c>.</summary>
internal static class YamlValues
{
    private const int MaxDepth = 64;

    public static HclValue Read(string text)
    {
        var problems = new List<Diagnostic>();
        var node = YamlTree.Read(text, "yaml", MaxDepth, (_, value) => value, problems);
        if (problems.Count > 0)
            throw new EvaluationException($"the text is not valid YAML: {problems[0].Message}");
        return node is null ? HclValue.Null : Of(node);
    }

    private static HclValue Of(Node node) => node.Kind switch
    {
        NodeKind.Map => HclValue.Object(node.Members.Select(member => KeyValuePair.Create(member.Name, Of(member.Value)))),
        NodeKind.List => HclValue.Tuple([.. node.Items.Select(Of)]),
        NodeKind.Number => BigFloat.TryParse(node.Text, out var number) ? HclValue.Of(number) : HclValue.Of(node.Text),
        NodeKind.Boolean => HclValue.Of(node.Text is "true" or "True" or "TRUE"),
        NodeKind.Text => HclValue.Of(node.Text),
        _ => HclValue.Null,
    };
}
