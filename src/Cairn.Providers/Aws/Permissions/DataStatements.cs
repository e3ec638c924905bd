using System.Text.Json.Nodes;
using Cairn.Providers.Aws.OpenSearchServerless;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>The statements that the rules of one policy come to on one collection.</summary>
internal sealed class DataStatements(string arn, string name)
{
    private static readonly string[] OnData = ["aoss:DescribeIndex", "aoss:ReadDocument", "aoss:WriteDocument"];

    private readonly string _account = arn.Split(':') is { Length: > 4 } parts ? parts[4] : "";

    public JsonArray All { get; } = [];

    /// <summary>False if something in a rule about this collection is not known.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>True if some rule is about this collection's indexes, whomever it admits.</summary>
    public bool SpeakOfIt { get; private set; }

    public DataStatements Add(Field blocks)
    {
        var entry = 0;
        foreach (var block in blocks.Items)
        {
            entry++;
            var number = 0;
            foreach (var rule in block["Rules"].Items)
                Add(block["Principal"], rule, $"entry {entry} rule {++number}");
        }

        return this;
    }

    private void Add(Field principals, Field rule, string label)
    {
        var indexes = rule["Resource"].Items.Select(item => item.Text).OfType<string>().Select(IndexesOf).OfType<string>().ToList();
        IsWhole &= rule["Resource"].Items.All(item => item.Text is not null);
        SpeakOfIt |= indexes.Count > 0;
        var actions = OnData.Where(action => rule["Permission"].Texts.Any(text => text == "aoss:*" || text == action)).ToList();
        IsWhole &= indexes.Count == 0 || rule["Permission"].Items.All(item => item.Text is not null);
        if (indexes.Count == 0 || actions.Count == 0)
            return;
        foreach (var principal in principals.Items)
            Add(principal.Text, actions, indexes, label);
        IsWhole &= !principals.IsUnknown;
    }

    private void Add(string? principal, List<string> actions, List<string> indexes, string label)
    {
        // Groups and users of an identity provider sign in to Dashboards; no source tells who they are.
        if (principal is not null && AccessPolicy.IsOfAProvider(principal))
            return;
        if (principal is null || !IsReadable(principal))
        {
            IsWhole = false;
            return;
        }

        // AWS takes no principal of another account here.
        if (principal.Split(':') is { Length: > 5 } parts && parts[4] != _account && IsAccount(parts[4]) && IsAccount(_account))
            return;
        var statement = new JsonObject
        {
            ["Sid"] = label,
            ["Effect"] = "Allow",
            ["Action"] = List(actions),
            ["Resource"] = List(indexes),
        };
        var isPattern = principal.Contains('*', StringComparison.Ordinal);
        statement["Principal"] = new JsonObject { ["AWS"] = isPattern ? "*" : principal };
        if (isPattern && principal != "*")
            statement["Condition"] = new JsonObject { ["ArnLike"] = new JsonObject { ["aws:PrincipalArn"] = List(RolesOf(principal)) } };
        All.Add((JsonNode?)statement);
    }

    private static bool IsReadable(string principal) => principal == "*" || principal.StartsWith("arn:", StringComparison.Ordinal) && principal.Split(':').Length > 5;

    private static bool IsAccount(string text) => text.Length == 12 && text.All(char.IsAsciiDigit);

    private static JsonArray List(IEnumerable<string> texts) => new(texts.Select(text => (JsonNode?)text).ToArray());

    /// <summary>Whatever its session is called, a role is known by its own ARN.</summary>
    private static IEnumerable<string> RolesOf(string pattern)
    {
        if (pattern.Split(':', 6) is not [var arn, var partition, "sts", _, var account, var rest] || rest.Split('/') is not ["assumed-role", var role, _])
            return [pattern];
        return [$"{arn}:{partition}:iam::{account}:role/{role}", $"{arn}:{partition}:iam::{account}:role/*/{role}"];
    }

    /// <summary><c>index/name/orders*</c> speaks of some indexes of a collection; null where it speaks of another collection.</summary>
    private string? IndexesOf(string resource) =>
        resource.Split('/', 3) is ["index", var collection, { Length: > 0 } index] && Fits(collection) ? $"{arn}/{index}" : null;

    private bool Fits(string pattern) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
