using System.Text.Json.Nodes;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>One use of a function in a template.</summary>
internal readonly record struct Call(Expressions In, Node Argument, Mark At, bool AsText)
{
    public Stack Stack => In.Stack;

    public JsonNode? Value(Node node) => In.Evaluate(node, AsText);

    /// <summary>The argument as the list of so many values that most functions take; empty when it is not.</summary>
    public IReadOnlyList<Node> Parts(int least, int most) =>
        Argument.IsList && Argument.Items.Count >= least && Argument.Items.Count <= most ? Argument.Items : [];
}

/// <summary>The functions of the template language by name.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<Call, JsonNode?>> All = new(StringComparer.Ordinal)
    {
        ["Ref"] = References.Ref,
        ["Fn::GetAtt"] = References.GetAtt,
        ["Fn::ImportValue"] = References.ImportValue,
        ["Fn::FindInMap"] = References.FindInMap,
        ["Fn::If"] = If,
        ["Fn::Base64"] = TextFunctions.Base64,
        ["Fn::Join"] = TextFunctions.Join,
        ["Fn::Split"] = TextFunctions.Split,
        ["Fn::Sub"] = TextFunctions.Sub,
        ["Fn::ToJsonString"] = TextFunctions.ToJsonString,
        ["Fn::Cidr"] = ListFunctions.Cidr,
        ["Fn::GetAZs"] = ListFunctions.GetAZs,
        ["Fn::Length"] = ListFunctions.Length,
        ["Fn::Select"] = ListFunctions.Select,
        ["Fn::Transform"] = Transform,
    };

    public static Func<Call, JsonNode?>? Find(string name) => All.GetValueOrDefault(name);

    private static JsonNode? If(Call call)
    {
        if (call.Parts(3, 3) is not [{ IsScalar: true } condition, var yes, var no])
            return call.In.Wrong(call.At, "`Fn::If` takes a condition and two values");
        switch (call.Stack.Condition(condition.Text, condition.At))
        {
            case true:
                return call.Value(yes);
            case false:
                return call.Value(no);
            default:
                var (a, b) = (call.Value(yes), call.Value(no));
                return JsonNode.DeepEquals(a, b) ? a : Symbol.Unknown();
        }
    }

    private static JsonObject Transform(Call call)
    {
        call.Stack.Run.Gap("macro-unknown", call.Stack.Template.Source, $"`Fn::Transform` at {call.Stack.Template.Where(call.At)} is filled in by AWS; what it gives is not known");
        return Symbol.Unknown();
    }
}
