using System.Text.Json;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>Writes changes of policies down as commands, Terraform and policy text. Names come from the estate, so they are quoted.</summary>
internal static class PolicySnippets
{
    private const int LongestDocument = 20_000;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static IReadOnlyList<(string, string)> Without(PolicyFact fact, string statement, string owner)
    {
        var snippets = new List<(string, string)>();
        var left = fact.Document is { Length: < LongestDocument } text ? PolicyText.Without(text, statement) : null;
        if (left is not null)
            snippets.Add(("policy", left.ToJsonString(Indented)));
        if (Command(fact, owner, isEmpty: left is null) is { } command)
            snippets.Add(("cli", command));
        if (fact.Record.Type.StartsWith("aws_", StringComparison.Ordinal))
            snippets.Add(("terraform", left is null && IsOnlyPolicy(fact) ? $"remove the resource {fact.Record.Origin.Address}" : $"in {fact.Record.Origin.Address}, remove the statement {statement}"));
        return snippets;
    }

    public static IReadOnlyList<(string, string)> Detach(Lookup look, int holder, string policy, string name, Record? record)
    {
        var kind = look.Has(holder, "Role") ? "role" : look.Has(holder, "Group") ? "group" : "user";
        var snippets = new List<(string, string)> { ("cli", $"aws iam detach-{kind}-policy --{kind}-name {Shell(name)} --policy-arn {Shell(policy)}") };
        if (record?.Type.EndsWith("_policy_attachment", StringComparison.Ordinal) == true)
            snippets.Add(("terraform", $"remove the resource {record.Origin.Address}"));
        return snippets;
    }

    public static IReadOnlyList<(string, string)> BlockPublicAccess(string bucket) =>
    [
        ("cli", $"aws s3api put-public-access-block --bucket {Shell(bucket)} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"),
        ("terraform", $$"""
            resource "aws_s3_bucket_public_access_block" "closed" {
              bucket                  = {{JsonSerializer.Serialize(bucket).Replace("${", "$${", StringComparison.Ordinal)}}
              block_public_acls       = true
              ignore_public_acls      = true
              block_public_policy     = true
              restrict_public_buckets = true
            }
            """),
    ];

    /// <summary>A word for the shell: inside single quotes only a single quote means anything.</summary>
    public static string Shell(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>The command that puts the policy's new text in place; where nothing is left of it, the one that deletes it.</summary>
    private static string? Command(PolicyFact fact, string owner, bool isEmpty) => (fact.Role, fact.Record.Type) switch
    {
        (PolicyRole.Trust, _) => isEmpty ? null : $"aws iam update-assume-role-policy --role-name {Shell(owner)} --policy-document file://policy.json",
        (PolicyRole.Resource, "aws_s3_bucket_policy" or "AWS::S3::BucketPolicy") => isEmpty
            ? $"aws s3api delete-bucket-policy --bucket {Shell(owner)}"
            : $"aws s3api put-bucket-policy --bucket {Shell(owner)} --policy file://policy.json",
        (PolicyRole.Identity, "aws_iam_role_policy" or "aws_iam_role") => Inline("role", fact, owner, isEmpty),
        (PolicyRole.Identity, "aws_iam_user_policy" or "aws_iam_user") => Inline("user", fact, owner, isEmpty),
        (PolicyRole.Identity, "aws_iam_group_policy" or "aws_iam_group") => Inline("group", fact, owner, isEmpty),
        _ => null,
    };

    /// <summary>The record is nothing but the policy; a role that holds one is more.</summary>
    private static bool IsOnlyPolicy(PolicyFact fact) => fact.Record.Type.EndsWith("_policy", StringComparison.Ordinal);

    private static string Inline(string kind, PolicyFact fact, string owner, bool isEmpty) => isEmpty
        ? $"aws iam delete-{kind}-policy --{kind}-name {Shell(owner)} --policy-name {Shell(fact.Name)}"
        : $"aws iam put-{kind}-policy --{kind}-name {Shell(owner)} --policy-name {Shell(fact.Name)} --policy-document file://policy.json";
}
