namespace Cairn.Graph.Storage;

/// <summary>Names numbered in order of first use.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public IReadOnlyList<string> Names => _names;

    public int Add(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = _names.Count;
            _ids.Add(name, id);
            _names.Add(name);
        }

        return id;
    }

    public int Add(ReadOnlySpan<char> name) =>
        _ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var id) ? id : Add(name.ToString());

    public int Find(string name) => _ids.TryGetValue(name, out var id) ? id : -1;

    public NameTable Copy()
    {
        var copy = new NameTable();
        foreach (var name in _names)
        {
            copy.Add(name);
        }

        return copy;
    }
}
