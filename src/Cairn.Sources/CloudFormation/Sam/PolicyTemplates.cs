using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>
/// The named policies of the transform with their parameters filled in:
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
/// </summary>
internal static class PolicyTemplates
{
    private static readonly Lazy<Node> All = new(Read);

    /// <summary>The document of a named policy; null when there is none of that name.</summary>
    public static Node? Find(string name, Node arguments)
    {
        if (All.Value[name] is not { } template)
            return null;
        var parameters = template["Parameters"]!.Items.Select(parameter => parameter.Text).ToHashSet(StringComparer.Ordinal);
        return Make.Map(arguments.At, ("Version", Make.Text("2012-10-17", arguments.At)), ("Statement", Filled(template["Statement"]!, parameters, arguments)));
    }

    private static Node Filled(Node node, HashSet<string> parameters, Node arguments) => node switch
    {
        { Members: [{ Name: "Ref" } only] } when parameters.Contains(only.Value.Text) => arguments[only.Value.Text] ?? Make.Ref(only.Value.Text, arguments.At),
        { IsMap: true } => Node.Map([.. node.Members.Select(member => new Member(member.Name, Filled(member.Value, parameters, arguments), arguments.At))], arguments.At),
        { IsList: true } => Node.List([.. node.Items.Select(item => Filled(item, parameters, arguments))], arguments.At),
        _ => Node.Scalar(node.Kind, node.Text, arguments.At),
    };

    private static Node Read()
    {
        using var stream = typeof(PolicyTemplates).Assembly.GetManifestResourceStream("Cairn.Sources.CloudFormation.Sam.policies.json")!;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return JsonTree.Read(text.ToArray(), "policies.json", 64, []);
    }
}
