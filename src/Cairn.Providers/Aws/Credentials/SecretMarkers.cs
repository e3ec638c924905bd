using System.Text.RegularExpressions;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Credentials;

/// <summary>
/// Sources replace a secret value by its salted hash: as <c>{"$secret": "hash"}</c>, or as <c>«secret:hash»</c> inside a longer text.
/// The same hash in two places is the same credential.
/// </summary>
internal static partial class SecretMarkers
{
    private const int MaxDepth = 32;

    /// <summary>The hashes in a field and below it, in the order they are written.</summary>
    public static IReadOnlyList<string> In(Field field)
    {
        var found = new List<string>();
        foreach (var (hash, _) in Below(field, MaxDepth))
        {
            if (!found.Contains(hash))
                found.Add(hash);
        }

        return found;
    }

    /// <summary>Every hash in a field and below it, with the place that holds it.</summary>
    public static IEnumerable<(string Hash, Field At)> Places(Field field) => Below(field, MaxDepth);

    public static string Key(string hash) => $"credential:{hash}";

    /// <summary>The node of the credential with this hash, made where there is none.</summary>
    public static Place Credential(Mapped mapped, string hash, string type)
    {
        var credential = mapped.Add(Key(hash), "Credential");
        mapped.Set(credential, "credentialType", type);
        return credential;
    }

    private static IEnumerable<(string Hash, Field At)> Below(Field field, int depth)
    {
        if (!field.IsKnown || depth == 0)
            return [];
        if (field.Element.ValueKind == System.Text.Json.JsonValueKind.Object && field["$secret"].Text is { } hash)
            return [(hash, field)];
        return field.Element.ValueKind switch
        {
            System.Text.Json.JsonValueKind.String => Pattern().Matches(field.Text ?? "").Select(match => (match.Groups[1].Value, field)),
            System.Text.Json.JsonValueKind.Array => field.Items.SelectMany(item => Below(item, depth - 1)),
            System.Text.Json.JsonValueKind.Object => field.Members.SelectMany(member => Below(member.Value, depth - 1)),
            _ => [],
        };
    }

    [GeneratedRegex("«secret:([^»]{1,128})»", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
