namespace Cairn.Graph.Cypher;

/// <summary>The kinds of value an expression may have, as far as they are known before running.</summary>
[Flags]
internal enum Types
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Float = 8,
    String = 16,
    List = 32,
    Map = 64,
    Node = 128,
    Relationship = 256,
    Path = 512,
    Temporal = 1024,
    Number = Integer | Float,
    Any = 2047,
}

/// <summary>What is known of an expression's type; for lists also of their elements.</summary>
internal sealed record StaticType(Types Types, StaticType? Element = null)
{
    public static readonly StaticType Any = new(Types.Any);
    public static readonly StaticType Boolean = new(Types.Boolean);
    public static readonly StaticType Integer = new(Types.Integer);
    public static readonly StaticType Float = new(Types.Float);
    public static readonly StaticType Number = new(Types.Number);
    public static readonly StaticType String = new(Types.String);
    public static readonly StaticType List = new(Types.List);
    public static readonly StaticType Map = new(Types.Map);
    public static readonly StaticType Node = new(Types.Node);
    public static readonly StaticType Relationship = new(Types.Relationship);
    public static readonly StaticType Path = new(Types.Path);
    public static readonly StaticType Temporal = new(Types.Temporal);

    public StaticType ElementOrAny => Element ?? Any;

    public static StaticType ListOf(StaticType element) => new(Types.List, element);

    public static StaticType Of(Value value) => value.Type switch
    {
        ValueKind.Null => new(Types.Null),
        ValueKind.Boolean => Boolean,
        ValueKind.Integer => Integer,
        ValueKind.Float => Float,
        ValueKind.String => String,
        ValueKind.List => List,
        ValueKind.Map => Map,
        _ => Any,
    };

    /// <summary>Whether a value of this type can be one of the wanted kinds; null always can.</summary>
    public bool CanBe(Types wanted) => (Types & (wanted | Types.Null)) != 0;

    public StaticType Or(StaticType other) => new(Types | other.Types, Element is null || other.Element is null ? null : Element.Or(other.Element));
}
