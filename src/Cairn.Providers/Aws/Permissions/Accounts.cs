using Cairn.Graph;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Adds the account that every resource lives in. To hold an account is to be its administrator.</summary>
internal static class Accounts
{
    public const string Unknown = "unknown";

    /// <summary>Managed policies belong to AWS itself, which is no account of anyone.</summary>
    private const string AwsItself = "aws";

    public static IReadOnlyDictionary<string, int> Derive(Derivation d)
    {
        var accounts = new Dictionary<string, int>(StringComparer.Ordinal);
        var partitions = Partitions(d.Graph);
        for (var node = 0; node < d.Graph.NodeCount; node++)
        {
            if (d.Graph.Property(node, "account") is not { IsNull: false } value || value.AsString() is not { Length: > 0 } account || account == AwsItself || !d.Facts.Described.TryGetValue(node, out var record))
                continue;
            if (!accounts.TryGetValue(account, out var owner))
                accounts[account] = owner = Add(d, account, partitions.GetValueOrDefault(account, "aws"));
            if (owner != node)
                d.Edge(owner, EdgeKinds.Contains, node, [new Evidence(record, "", null, "the resource's account")]);
        }

        return accounts;
    }

    /// <summary>Each account's partition (<c>aws-us-gov</c>, <c>aws-cn</c>), as the first of its resources tells.</summary>
    private static Dictionary<string, string> Partitions(GraphSnapshot graph)
    {
        var partitions = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var key = graph.Key(node);
            if (key.StartsWith("arn:", StringComparison.Ordinal) && key.IndexOf(':', 4) is > 4 and var end && graph.Property(node, "account") is { Type: ValueKind.String } account)
                partitions.TryAdd(account.AsString(), key[4..end]);
        }

        return partitions;
    }

    private static int Add(Derivation d, string account, string partition)
    {
        var node = d.Node(AccountArn.Of(partition, account), "Account", "AwsAccount");
        d.Set(node, "name", account == Unknown ? "account not known yet" : account);
        d.Set(node, "account", account);
        d.Set(node, "provider", "aws");
        return node;
    }
}
