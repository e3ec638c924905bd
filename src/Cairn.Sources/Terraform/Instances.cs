namespace Cairn.Sources.Terraform;

/// <summary>The resource and module instances of a plan, to tell which one an address without an index means.</summary>
internal sealed class Instances
{
    private readonly Dictionary<string, SortedSet<string>> _indices = new(StringComparer.Ordinal);

    public Instances(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            var text = "";
            foreach (var part in Address.Parts(address))
            {
                var (name, index) = Address.Split(part);
                text = text.Length == 0 ? name : $"{text}.{name}";
                if (!_indices.TryGetValue(text, out var known))
                    _indices[text] = known = new(StringComparer.Ordinal);
                known.Add(index);
                text += index;
            }
        }
    }

    /// <summary>The one instance that an address means: with the index written, with the same index as its user's, or the only one there is.</summary>
    public string? Find(string address, string index, string? sameIndex)
    {
        if (!_indices.TryGetValue(address, out var known))
            return null;
        if (index.Length > 0)
            return known.Contains(index) ? address + index : null;
        if (known.Count == 1)
            return address + known.Min;
        return sameIndex is { Length: > 0 } && known.Contains(sameIndex) ? address + sameIndex : null;
    }
}
