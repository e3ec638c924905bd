using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>Writes parts of a template as if somebody had written them at a place.</summary>
internal static class Make
{
    public static Node Text(string text, Mark at) => Node.Scalar(NodeKind.Text, text, at);

    public static Node Flag(bool value, Mark at) => Node.Scalar(NodeKind.Boolean, value ? "true" : "false", at);

    /// <summary>A map of the members that have a value.</summary>
    public static Node Map(Mark at, params ReadOnlySpan<(string Name, Node? Value)> members)
    {
        var kept = new List<Member>();
        foreach (var (name, value) in members)
        {
            if (value is not null)
                kept.Add(new(name, value, value.At));
        }

        return Node.Map(kept, at);
    }

    public static Node List(Mark at, params IEnumerable<Node> items) => Node.List([.. items], at);

    public static Node Ref(string name, Mark at) => Node.Call("Ref", Text(name, at), at);

    public static Node Arn(string name, Mark at) => Node.Call("Fn::GetAtt", List(at, Text(name, at), Text("Arn", at)), at);

    public static Node Sub(string text, Mark at) => Node.Call("Fn::Sub", Text(text, at), at);

    public static Node Resource(string type, Node like, Node properties) =>
        Map(like.At, ("Type", Text(type, like.At)), ("Condition", like["Condition"]), ("DependsOn", like["DependsOn"]), ("Properties", properties));

    /// <summary>A role's trust in one service.</summary>
    public static Node Trust(string service, Mark at) => Map(
        at,
        ("Version", Text("2012-10-17", at)),
        ("Statement", List(at, Map(
            at,
            ("Effect", Text("Allow", at)),
            ("Principal", Map(at, ("Service", List(at, Text(service, at))))),
            ("Action", List(at, Text("sts:AssumeRole", at)))))));

    public static Node Policy(string name, Node document, Mark at) => Map(at, ("PolicyName", Text(name, at)), ("PolicyDocument", document));

    /// <summary>The same properties without some.</summary>
    public static IEnumerable<Member> Without(Node? properties, params IReadOnlyCollection<string> names) =>
        (properties?.Members ?? []).Where(member => !names.Contains(member.Name));

    public static bool IsCall(Node node) => node.Members is [var only] && (only.Name == "Ref" || only.Name.StartsWith("Fn::", StringComparison.Ordinal));
}
