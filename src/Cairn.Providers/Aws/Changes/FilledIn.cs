using System.Text.Json;
using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>What AWS writes where nobody declared anything, so that it is no difference to what was declared.</summary>
public static class FilledIn
{
    /// <summary>Whether the policies are those that the resource gets when it is made without any.</summary>
    public static bool Is(GraphSnapshot graph, int node, IReadOnlyList<PolicyFact> policies) =>
        policies.Count > 0 && policies.All(policy => Statements(policy.Document) is { Count: > 0 } statements && statements.All(statement => IsDefault(Text(graph, node, "nativeType"), Text(graph, node, "account"), statement)));

    /// <summary>
    /// Whether an egress rule is the one that a group of a template gets without any:
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
    /// </summary>
    public static bool IsEgress(GraphSnapshot declared, int node, string edge, string to, string qualifier) =>
        edge == "ALLOWS_EGRESS_TO" && to is "ip:0.0.0.0/0" or "ip:::/0" && qualifier.Contains("protocol: all", StringComparison.Ordinal)
        && declared.Property(node, "egressByDefault") is { Type: ValueKind.Boolean } byDefault && byDefault.AsBoolean();

    private static bool IsDefault(string? type, string? account, Field statement)
    {
        if (statement["Effect"].Text != "Allow" || statement.Members.Any(member => member.Name is "NotAction" or "NotPrincipal" or "NotResource"))
            return false;
        var who = statement["Principal"]["AWS"].Text ?? statement["Principal"].Text;
        return type switch
        {
            // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
            "AWS::KMS::Key" => who is not null && who.EndsWith($":iam::{account}:root", StringComparison.Ordinal) && statement["Action"].Text == "kms:*" && statement["Condition"].IsAbsent,
            // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html: by default, only the owner can publish or subscribe.
            "AWS::SNS::Topic" => statement["Condition"] is { IsKnown: true } condition && condition.Members.ToList() is [var only] && only.Name == "StringEquals"
                && only.Value.Members.ToList() is [var key] && key.Name.Equals("AWS:SourceOwner", StringComparison.OrdinalIgnoreCase) && key.Value.Text == account,
            // https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
            "AWS::EC2::VPCEndpoint" => who == "*" && statement["Action"].Text == "*" && statement["Resource"].Text == "*" && statement["Condition"].IsAbsent,
            _ => false,
        };
    }

    private static List<Field>? Statements(string? document)
    {
        if (document is null)
            return null;
        try
        {
            return [.. Field.Of(JsonElement.Parse(document))["Statement"].Items];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(GraphSnapshot graph, int node, string property) =>
        graph.Property(node, property) is { Type: ValueKind.String } text ? text.AsString() : null;
}
