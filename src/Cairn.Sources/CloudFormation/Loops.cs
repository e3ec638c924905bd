using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>
/// Writes <c>Fn::ForEach</c> out:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
/// </summary>
internal static class Loops
{
    private const string Prefix = "Fn::ForEach::";

    /// <summary>The members of a map with every loop in it unrolled.</summary>
    public static IEnumerable<Member> Unrolled(Stack stack, Node map) => map.Members.SelectMany(member =>
        member.Name.StartsWith(Prefix, StringComparison.Ordinal) ? Unroll(stack, member) : [member]);

    private static IEnumerable<Member> Unroll(Stack stack, Member loop)
    {
        if (loop.Value.Items is not [{ IsScalar: true } variable, var collection, { IsMap: true } body])
        {
            stack.Run.Wrong("function-invalid", "`Fn::ForEach` takes a name, a list and a map", stack.Template.Where(loop.At));
            yield break;
        }

        foreach (var item in Items(stack, collection, loop))
        {
            if (!stack.Run.SpendLoop(stack.Template, loop.At))
                yield break;
            foreach (var member in body.Members)
            {
                var written = new Member(Filled(member.Name, variable.Text, item), Filled(member.Value, variable.Text, item), member.At);
                foreach (var inner in written.Name.StartsWith(Prefix, StringComparison.Ordinal) ? Unroll(stack, written) : [written])
                    yield return inner;
            }
        }
    }

    private static IEnumerable<string> Items(Stack stack, Node collection, Member loop)
    {
        if (stack.Expressions.Evaluate(collection, asText: true) is System.Text.Json.Nodes.JsonArray list)
            return [.. list.Select(Symbol.TextOf).OfType<string>()];
        stack.Run.Gap("loop-unknown", stack.Template.Source, $"what `{loop.Name}` at {stack.Template.Where(loop.At)} repeats over is not known; what it declares was left out", "give the parameter it depends on with `--parameter`");
        return [];
    }

    private static Node Filled(Node node, string variable, string item) => node.Kind switch
    {
        NodeKind.Text => Node.Scalar(NodeKind.Text, Filled(node.Text, variable, item), node.At),
        NodeKind.List => Node.List([.. node.Items.Select(child => Filled(child, variable, item))], node.At),
        NodeKind.Map when node.Members is [{ Name: "Ref" } only] && only.Value.Text == variable => Node.Scalar(NodeKind.Text, item, node.At),
        NodeKind.Map => Node.Map([.. node.Members.Select(member => new Member(Filled(member.Name, variable, item), Filled(member.Value, variable, item), member.At))], node.At),
        _ => node,
    };

    // &{X} leaves out what a logical name may not hold.
    private static string Filled(string text, string variable, string item) => text
        .Replace($"${{{variable}}}", item, StringComparison.Ordinal)
        .Replace($"&{{{variable}}}", string.Concat(item.Where(char.IsAsciiLetterOrDigit)), StringComparison.Ordinal);
}
