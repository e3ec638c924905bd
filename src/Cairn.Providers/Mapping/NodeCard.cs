namespace Cairn.Providers.Mapping;

/// <summary>What resolving names needs to know of a node.</summary>
internal sealed class NodeCard(string key, string account, string region)
{
    // A node has two to four kinds, and there is a card for every node: an array is the smallest set.
    private string[] _kinds = [];

    public string Key => key;

    public string Account => account;

    public string Region => region;

    public bool Is(string kind) => Array.IndexOf(_kinds, kind) >= 0;

    public void Add(params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            if (!Is(kind))
                _kinds = [.. _kinds, kind];
        }
    }
}
