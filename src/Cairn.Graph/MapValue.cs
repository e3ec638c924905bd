using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cairn.Graph;

/// <summary>An immutable map from names to values, kept in ordinal order of its names.</summary>
internal sealed class MapValue : IReadOnlyDictionary<string, Value>, IEquatable<MapValue>
{
    public static readonly MapValue Empty = new([], []);

    private readonly string[] _names;
    private readonly Value[] _values;

    private MapValue(string[] names, Value[] values)
    {
        _names = names;
        _values = values;
    }

    public int Count => _names.Length;

    public IEnumerable<string> Keys => _names;

    public IEnumerable<Value> Values => _values;

    public ReadOnlySpan<string> NameSpan => _names;

    public ReadOnlySpan<Value> ValueSpan => _values;

    public Value this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"the map has no entry `{key}`");

    public static MapValue From(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        var sorted = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            sorted[name] = value;
        }

        return sorted.Count == 0 ? Empty : new MapValue([.. sorted.Keys], [.. sorted.Values]);
    }

    public bool ContainsKey(string key) => Find(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
    {
        var at = Find(key);
        value = at < 0 ? Value.Null : _values[at];
        return at >= 0;
    }

    /// <summary>The named value, or null where the map has none.</summary>
    public Value Get(string name)
    {
        var at = Find(name);
        return at < 0 ? Value.Null : _values[at];
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator()
    {
        for (var i = 0; i < _names.Length; i++)
        {
            yield return new(_names[i], _values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(MapValue? other) =>
        other is not null && _names.AsSpan().SequenceEqual(other._names) && _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as MapValue);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (var i = 0; i < _names.Length; i++)
        {
            hash.Add(_names[i], StringComparer.Ordinal);
            hash.Add(_values[i]);
        }

        return hash.ToHashCode();
    }

    private int Find(string name) => Array.BinarySearch(_names, name, StringComparer.Ordinal);
}
