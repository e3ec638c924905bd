using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Writes YAML's short forms out: <c>!GetAtt A.Arn</c> is <c>Fn::GetAtt: [A, Arn]</c>.</summary>
internal static class ShortForm
{
    private static readonly HashSet<string> Functions =
    [
        "And", "Base64", "Cidr", "Equals", "FindInMap", "GetAtt", "GetAZs", "If", "ImportValue", "Join", "Length", "Not", "Or",
        "Select", "Split", "Sub", "ToJsonString", "Transform", "ForEach", "Contains",
    ];

    public static Node Long(string tag, Node value)
    {
        if (tag is "Ref" or "Condition")
            return Node.Call(tag, value, value.At);
        if (!Functions.Contains(tag))
            return value;
        return Node.Call($"Fn::{tag}", tag == "GetAtt" && value.IsScalar ? Attribute(value) : value, value.At);
    }

    /// <summary>The resource ends at the first dot, unless the template says so by a list.</summary>
    private static Node Attribute(Node path)
    {
        var dot = path.Text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? path
            : Node.List([Node.Scalar(NodeKind.Text, path.Text[..dot], path.At), Node.Scalar(NodeKind.Text, path.Text[(dot + 1)..], path.At)], path.At);
    }
}
