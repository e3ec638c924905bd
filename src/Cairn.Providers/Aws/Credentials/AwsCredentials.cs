using System.Text.RegularExpressions;
using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Credentials;

/// <summary>
/// Concludes who holds which credential: what runs, builds or is written down with one in its settings, script or text <c>HOLDS</c> it,
/// and what is made with one as its password is what it <c>UNLOCKS</c>.
/// </summary>
internal static partial class AwsCredentials
{
    private const int LongestText = 4 << 20;
    private const int MaxDepth = 48;

    /// <summary>A vault entry stores its value, an identity or application has its own, and a policy only speaks of others.</summary>
    private static readonly string[] Keepers = ["Secret", "Credential", "EncryptionKey", "User", "Role", "Group", "Policy", "Binding", "FederatedProvider", "Application", "Account"];

    /// <summary>The native type of each type name that sources use.</summary>
    private static readonly Dictionary<string, string> TypeNames = AwsTypes.All
        .SelectMany(type => type.Terraform.Append(type.Type).Select(name => (name, type.Type))).ToDictionary(StringComparer.Ordinal);

    public static void Derive(Derivation d)
    {
        var accessKeys = AccessKeys(d.Graph);
        foreach (var (node, record) in d.Facts.Described.OrderBy(described => described.Key))
        {
            if (IsAny(d.Graph, node, Keepers) || IsMentioned(d.Graph, node, record))
                continue;
            var marks = SecretMarkers.Places(Field.Of(record.Data)).ToList();
            if (marks.Count == 0)
                continue;
            if (IsAny(d.Graph, node, ["Database"]))
                Unlock(d, node, record, marks);
            else
                Hold(d, node, record, marks, accessKeys);
        }
    }

    /// <summary>The password a database is made with opens it, wherever else the same password turns up.</summary>
    private static void Unlock(Derivation d, int database, Record record, List<(string? Hash, Field At)> marks)
    {
        foreach (var group in marks.Where(mark => mark.Hash is not null).GroupBy(mark => mark.Hash!, StringComparer.Ordinal))
        {
            var password = Credential(d, SecretMarkers.Key(group.Key), "database-password");
            if (d.Graph.Property(database, "name") is { Type: ValueKind.String } name)
                d.Set(password, "name", $"the password of {name.AsString()}");
            d.Edge(password, EdgeKinds.Unlocks, database, Because(record, group, "the database is made with this password"));
        }
    }

    private static void Hold(Derivation d, int holder, Record record, List<(string? Hash, Field At)> marks, Dictionary<string, int> accessKeys)
    {
        foreach (var group in marks.GroupBy(mark => mark.Hash is { } hash ? SecretMarkers.Key(hash) : $"credential:{d.Key(holder)}#{mark.At.Pointer}", StringComparer.Ordinal))
            d.Edge(holder, EdgeKinds.Holds, Credential(d, group.Key, "secret-text"), Because(record, group, "the credential stands here in plain text"));

        // Sources that cannot see an access key's secret know it by its id, which stands beside the hidden value.
        var held = marks.Select(mark => mark.Hash).OfType<string>().Select(SecretMarkers.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (id, at) in AccessKeyIds(Field.Of(record.Data), MaxDepth).DistinctBy(found => found.Id))
        {
            if (accessKeys.TryGetValue(id, out var key) && !held.Contains(d.Key(key)))
                d.Edge(holder, EdgeKinds.Holds, key, [Evidence.At(record, at, "the access key's id stands here beside a secret")], ("certainty", "inferred"));
        }
    }

    private static int Credential(Derivation d, string key, string type)
    {
        var known = d.Graph.TryFind(key, out _);
        var node = d.Node(key, "Credential");
        if (!known)
        {
            d.Set(node, "credentialType", type);
            d.Set(node, "certainty", "inferred");
        }

        return node;
    }

    private static IReadOnlyCollection<Evidence> Because(Record record, IEnumerable<(string? Hash, Field At)> marks, string note) =>
        [.. marks.Select(mark => mark.At).DistinctBy(at => at.Pointer).Select(at => Evidence.At(record, at, note))];

    private static Dictionary<string, int> AccessKeys(GraphSnapshot graph)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var kind = graph.NodeKindId("AwsIAMAccessKey");
        if (kind < 0)
            return keys;
        foreach (var node in graph.NodesOfKind(kind))
        {
            if (graph.Property(node, "name") is { Type: ValueKind.String } name)
                keys.TryAdd(name.AsString(), node);
        }

        return keys;
    }

    private static IEnumerable<(string Id, Field At)> AccessKeyIds(Field field, int depth)
    {
        if (!field.IsKnown || depth == 0)
            return [];
        return field.Element.ValueKind switch
        {
            System.Text.Json.JsonValueKind.String when field.Text is { Length: <= LongestText } text => AccessKeyId().Matches(text).Select(match => (match.Value, field)),
            System.Text.Json.JsonValueKind.Array => field.Items.SelectMany(item => AccessKeyIds(item, depth - 1)),
            System.Text.Json.JsonValueKind.Object => field.Members.SelectMany(member => AccessKeyIds(member.Value, depth - 1)),
            _ => [],
        };
    }

    private static bool IsAny(GraphSnapshot graph, int node, string[] kinds) =>
        kinds.Any(kind => graph.NodeKindId(kind) is >= 0 and var id && graph.HasKind(node, id));

    /// <summary>A node that another one's record made or mentions does not hold what that record holds.</summary>
    private static bool IsMentioned(GraphSnapshot graph, int node, Record record) =>
        graph.Property(node, "nativeType") is not { Type: ValueKind.String } type || TypeNames.GetValueOrDefault(record.Type) != type.AsString();

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
    [GeneratedRegex("(?:AKIA|ASIA)[A-Z2-7]{16}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccessKeyId();
}
