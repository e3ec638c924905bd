using Cairn.Providers.Aws.Organizations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Adds the account that every resource lives in. To hold an account is to be its administrator.</summary>
internal static class Accounts
{
    public const string Unknown = "unknown";

    /// <summary>Managed policies belong to AWS itself, which is no account of anyone.</summary>
    private const string AwsItself = "aws";

    /// <summary>The key of an account: the ARN of its root user, as policies name it.</summary>
    public static string Key(string account, string partition = "aws") => OrganizationAccount.KeyOf(partition, account);

    public static IReadOnlyDictionary<string, int> Derive(Derivation d)
    {
        var accounts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var node = 0; node < d.Graph.NodeCount; node++)
        {
            if (d.Graph.Property(node, "account") is not { IsNull: false } value || value.AsString() is not { Length: > 0 } account || account == AwsItself || !d.Facts.Described.TryGetValue(node, out var record))
                continue;
            if (!accounts.TryGetValue(account, out var owner))
                accounts[account] = owner = Add(d, account);
            if (owner != node)
                d.Edge(owner, EdgeKinds.Contains, node, [new Evidence(record, "", null, "the resource's account")]);
        }

        return accounts;
    }

    private static int Add(Derivation d, string account)
    {
        var node = d.Node(Key(account), "Account", "AwsAccount");
        d.Set(node, "name", account == Unknown ? "account not known yet" : account);
        d.Set(node, "account", account);
        d.Set(node, "provider", "aws");
        return node;
    }
}
