namespace Cairn.Sources.Aws.Wire;

/// <summary>A request before it is signed.</summary>
/// <param name="Query">Names and values as they are, not yet escaped.</param>
internal sealed record WireRequest(
    string Method,
    Uri Endpoint,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> Query,
    SortedDictionary<string, string> Headers,
    byte[] Body)
{
    /// <summary>The address with everything escaped as the signature escapes it.</summary>
    public Uri Address() => new(
        $"{Endpoint.Scheme}://{Endpoint.Authority}{Path}{(Query.Count == 0 ? "" : "?" + Signature.CanonicalQuery(Query))}",
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
