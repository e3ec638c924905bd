using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Credentials;

/// <summary>
/// Sources write <c>{{secret:hash}}</c> where a credential stood, alone or inside a longer text; the same hash in two places is the same credential.
/// <c>{{secret}}</c> stands for one that the source itself did not know.
/// </summary>
internal static partial class SecretMarkers
{
    private const int MaxDepth = 48;
    private const int ShortestEncoded = 16;
    private const int LongestEncoded = 4 << 20;
    private static readonly SearchValues<char> Base64Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>The known hashes in a field and below it, each once.</summary>
    public static IReadOnlyList<string> In(Field field) => [.. Places(field).Select(place => place.Hash).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Every mark in a field and below it with the place that holds it; the hash is null where nobody knows which credential it is.</summary>
    public static IEnumerable<(string? Hash, Field At)> Places(Field field) => Below(field, MaxDepth);

    /// <summary>The key of the credential with this hash, or of an access key with this id.</summary>
    public static string Key(string hash) => $"credential:{hash}";

    /// <summary>The node of the credential with this hash, made where there is none.</summary>
    public static Place Credential(Mapped mapped, string hash, string type)
    {
        var credential = mapped.Add(Key(hash), "Credential");
        mapped.Set(credential, "credentialType", type);
        return credential;
    }

    private static IEnumerable<(string? Hash, Field At)> Below(Field field, int depth)
    {
        if (!field.IsKnown || depth == 0)
            return [];
        return field.Element.ValueKind switch
        {
            JsonValueKind.String when field.Text is { } text => Hashes(text).Select(hash => (hash, field)),
            JsonValueKind.Array => field.Items.SelectMany(item => Below(item, depth - 1)),
            JsonValueKind.Object => field.Members.SelectMany(member => Below(member.Value, depth - 1)),
            _ => [],
        };
    }

    private static IEnumerable<string?> Hashes(string text)
    {
        if (text.Contains("{{secret", StringComparison.Ordinal))
            return Pattern().Matches(text).Select(Hash);
        return Decoded(text) is { } plain ? Pattern().Matches(plain).Select(Hash) : [];
    }

    private static string? Hash(Match match) => match.Groups[1].Success ? match.Groups[1].Value : null;

    /// <summary>User data and scripts are kept in Base64, with the marks inside.</summary>
    private static string? Decoded(string text)
    {
        if (text.Length is < ShortestEncoded or > LongestEncoded || text.Length % 4 != 0 || text.AsSpan().ContainsAnyExcept(Base64Characters) || !Base64.IsValid(text))
            return null;
        return Encoding.UTF8.GetString(Convert.FromBase64String(text));
    }

    [GeneratedRegex(@"\{\{secret(?::([0-9A-Za-z]{1,64}))?\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
