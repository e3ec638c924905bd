using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>The roles that the transform makes for functions and state machines that name none.</summary>
internal static class Roles
{
    /// <summary>Policies that AWS keeps below a path.</summary>
    private static readonly HashSet<string> BelowServiceRole =
    [
        "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSLambdaSQSQueueExecutionRole", "AWSLambdaKinesisExecutionRole",
        "AWSLambdaDynamoDBExecutionRole", "AWSLambdaMSKExecutionRole", "AWSLambdaRole", "AWSLambdaENIManagementAccess",
    ];

    public static void Add(Expansion expansion, string name, string service, Node like, IEnumerable<string> managed)
    {
        var properties = like["Properties"];
        var attached = managed.Select(policy => Managed(policy, like.At)).ToList();
        var inline = new List<Node>();
        foreach (var policy in Each(properties?["Policies"]))
            Sort(expansion, name, policy, attached, inline);
        expansion.Add(name, Make.Resource("AWS::IAM::Role", like, Make.Map(
            like.At,
            ("AssumeRolePolicyDocument", properties?["AssumeRolePolicyDocument"] ?? Make.Trust(service, like.At)),
            ("Path", properties?["RolePath"]),
            ("PermissionsBoundary", properties?["PermissionsBoundary"]),
            ("ManagedPolicyArns", Make.List(like.At, attached)),
            ("Policies", inline.Count > 0 ? Make.List(like.At, inline) : null))));
    }

    /// <summary>The ARN of a policy that AWS manages, by its name alone.</summary>
    public static Node Managed(string name, Mark at) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? Make.Text(name, at)
        : Make.Sub($"arn:${{AWS::Partition}}:iam::aws:policy/{(BelowServiceRole.Contains(name) ? "service-role/" : "")}{name}", at);

    private static IEnumerable<Node> Each(Node? policies) => policies is null ? [] : policies.IsList ? policies.Items : [policies];

    private static void Sort(Expansion expansion, string role, Node policy, List<Node> attached, List<Node> inline)
    {
        if (policy.IsScalar)
            attached.Add(Managed(policy.Text, policy.At));
        else if (policy["Statement"] is not null)
            inline.Add(Make.Policy($"{role}Policy{inline.Count}", policy, policy.At));
        else if (policy.Members is [{ Name: "Fn::If" } choice] && choice.Value.Items is [var condition, var yes, var no])
            Choose(expansion, role, policy, (condition, yes, no), attached, inline);
        else if (Make.IsCall(policy))
            attached.Add(policy);
        else
            foreach (var member in policy.Members)
                Named(expansion, role, member, inline);
    }

    /// <summary>A choice between policies is one between the same kind of policies, or nobody knows.</summary>
    private static void Choose(Expansion expansion, string role, Node policy, (Node Condition, Node Yes, Node No) choice, List<Node> attached, List<Node> inline)
    {
        List<Node> yesAttached = [], yesInline = [], noAttached = [], noInline = [];
        Branch(expansion, role, choice.Yes, yesAttached, yesInline);
        Branch(expansion, role, choice.No, noAttached, noInline);
        Node If(Node yes, Node no) => Node.Call("Fn::If", Make.List(policy.At, choice.Condition, yes, no), policy.At);
        var nothing = Make.Ref("AWS::NoValue", policy.At);
        attached.AddRange(yesAttached.Select(one => If(one, nothing)).Concat(noAttached.Select(one => If(nothing, one))));
        inline.AddRange(yesInline.Select(one => If(one, nothing)).Concat(noInline.Select(one => If(nothing, one))));
    }

    private static void Branch(Expansion expansion, string role, Node policy, List<Node> attached, List<Node> inline)
    {
        if (policy.TextOf("Ref") != "AWS::NoValue")
            Sort(expansion, role, policy, attached, inline);
    }

    private static void Named(Expansion expansion, string role, Member member, List<Node> inline)
    {
        if (PolicyTemplates.Find(member.Name, member.Value) is { } document)
            inline.Add(Make.Policy($"{role}Policy{inline.Count}", document, member.At));
        else
            expansion.Gap($"there is no policy template `{member.Name}`; what it would allow is not known", member.At);
    }
}
