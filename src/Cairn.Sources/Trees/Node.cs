namespace Cairn.Sources.Trees;

/// <summary>What a value of a JSON or YAML document is.</summary>
internal enum NodeKind
{
    Null,
    Text,
    Number,
    Boolean,
    List,
    Map,
}

/// <summary>One value of a JSON or YAML document with the line and column where it starts; aliases share one node.</summary>
internal sealed class Node
{
    private static readonly IReadOnlyList<Node> NoItems = [];
    private static readonly IReadOnlyList<Member> NoMembers = [];

    private Node(NodeKind kind, string text, IReadOnlyList<Node> items, IReadOnlyList<Member> members, Mark at)
    {
        Kind = kind;
        Text = text;
        Items = items;
        Members = members;
        At = at;
        Size = 1 + items.Sum(item => item.Size) + members.Sum(member => member.Value.Size);
    }

    public NodeKind Kind { get; }

    /// <summary>The text of a scalar as it was written.</summary>
    public string Text { get; }

    public IReadOnlyList<Node> Items { get; }

    /// <summary>In the order they were written; of two with one name the last counts.</summary>
    public IReadOnlyList<Member> Members { get; }

    public Mark At { get; }

    /// <summary>How many values it has when every alias is written out.</summary>
    public long Size { get; }

    public bool IsMap => Kind == NodeKind.Map;

    public bool IsList => Kind == NodeKind.List;

    public bool IsScalar => Kind is NodeKind.Text or NodeKind.Number or NodeKind.Boolean;

    /// <summary>The member with this name; null where there is none or this is no map.</summary>
    public Node? this[string name]
    {
        get
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                    return Members[i].Value;
            }

            return null;
        }
    }

    /// <summary>The text of a scalar member; null where there is none.</summary>
    public string? TextOf(string name) => this[name] is { IsScalar: true } value ? value.Text : null;

    public static Node Scalar(NodeKind kind, string text, Mark at) => new(kind, text, NoItems, NoMembers, at);

    public static Node List(IReadOnlyList<Node> items, Mark at) => new(NodeKind.List, "", items, NoMembers, at);

    public static Node Map(IReadOnlyList<Member> members, Mark at) => new(NodeKind.Map, "", NoItems, members, at);

    /// <summary>A map of one member, which is how the long form of a function is written.</summary>
    public static Node Call(string function, Node argument, Mark at) => Map([new(function, argument, at)], at);
}

/// <summary>A named value of a map.</summary>
internal readonly record struct Member(string Name, Node Value, Mark At);

/// <summary>A place in a text, both counted from one.</summary>
internal readonly record struct Mark(int Line, int Column)
{
    public string In(string source) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{source}:{Line}:{Column}");
}
