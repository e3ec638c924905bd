using System.Text.Json;

namespace Cairn.Sources.Files;

/// <summary>The outermost members of a JSON text, by which its kind is told without building it.</summary>
internal sealed class Shape
{
    private const int MaxMembers = 64;
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);

    private readonly HashSet<string> _inItems = new(StringComparer.Ordinal);

    public JsonTokenType Root { get; set; }

    /// <summary>Whether the first item of a text that is a list has such a member.</summary>
    public bool HasInItems(string name) => _inItems.Contains(name);

    /// <summary>Members of the items of a text that is a list.</summary>
    public IEnumerable<string> InItems => _inItems.Order(StringComparer.Ordinal);

    public void AddInItems(string name)
    {
        if (_inItems.Count < MaxMembers)
            _inItems.Add(name);
    }

    public IEnumerable<string> Names => _members.Keys;

    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>A scalar member as text; <c>{</c> or <c>[</c> for anything larger.</summary>
    public string? this[string name] => _members.GetValueOrDefault(name);

    public void Add(string name, string value)
    {
        if (_members.Count < MaxMembers)
            _members[name] = value;
    }
}
