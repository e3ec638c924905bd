using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Cairn.Graph;

/// <summary>One immutable value of the property graph or of a query: null, boolean, integer, float, string, list, map, graph element or temporal value.</summary>
/// <remarks>Sixteen bytes: an object that is the payload or a tag naming the kind, and eight bytes for what fits there (for lists and maps, how deep they nest).
/// Equality is structural and strict: <c>1</c> and <c>1.0</c> differ, <c>NaN</c> equals itself, null equals null. Query equality is elsewhere.</remarks>
[SuppressMessage("Naming", "CA1720", Justification = "list and map are the words of the query language")]
public readonly partial struct Value : IEquatable<Value>
{
    private const int DeepestNesting = 600;

    private static readonly Tag BooleanTag = new(ValueKind.Boolean);
    private static readonly Tag IntegerTag = new(ValueKind.Integer);
    private static readonly Tag FloatTag = new(ValueKind.Float);

    private readonly object? _object;
    private readonly long _bits;

    internal Value(object? payload, long bits)
    {
        _object = payload;
        _bits = bits;
    }

    /// <summary>The kind marker of values whose payload fits into the bits; graph elements carry their snapshot in <see cref="Owner"/>.</summary>
    internal sealed class Tag(ValueKind kind, object? owner = null)
    {
        public ValueKind Kind { get; } = kind;

        public object? Owner { get; } = owner;
    }

    public static Value Null => default;

    public ValueKind Type => _object switch
    {
        null => ValueKind.Null,
        Tag tag => tag.Kind,
        string => ValueKind.String,
        Value[] => ValueKind.List,
        MapValue => ValueKind.Map,
        IPayload payload => payload.Kind,
        _ => throw new UnreachableException(),
    };

    public bool IsNull => _object is null;

    internal bool IsBoolean => ReferenceEquals(_object, BooleanTag);

    internal bool IsInteger => ReferenceEquals(_object, IntegerTag);

    internal bool IsFloat => ReferenceEquals(_object, FloatTag);

    internal bool IsNumber => IsInteger || IsFloat;

    internal bool IsString => _object is string;

    internal bool IsList => _object is Value[];

    internal bool IsMap => _object is MapValue;

    internal object? Payload => _object;

    internal long Bits => _bits;

    internal ReadOnlySpan<Value> Items => (Value[])_object!; // caller has checked IsList

    internal MapValue Entries => (MapValue)_object!; // caller has checked IsMap

    public static implicit operator Value(bool value) => new(BooleanTag, value ? 1 : 0);

    public static implicit operator Value(int value) => new(IntegerTag, value);

    public static implicit operator Value(long value) => new(IntegerTag, value);

    public static implicit operator Value(double value) => new(FloatTag, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Value(string? value) => new(value, 0);

    public static Value FromBoolean(bool value) => value;

    public static Value FromInt64(long value) => value;

    public static Value FromDouble(double value) => value;

    public static Value FromString(string? value) => value;

    public static Value List(IEnumerable<Value> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return ListOf(items.ToArray());
    }

    /// <summary>A map; of entries with the same name the last wins.</summary>
    public static Value Map(IEnumerable<KeyValuePair<string, Value>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return MapOf(MapValue.From(entries));
    }

    /// <summary>Wraps an array the caller gives away and never changes again.</summary>
    internal static Value ListOf(Value[] items) => new(items, Depth(items));

    internal static Value MapOf(MapValue map) => new(map, Depth(map.ValueSpan));

    // Comparing, hashing and writing recurse as deep as values nest, so that depth is bounded when they are made.
    private static long Depth(ReadOnlySpan<Value> items)
    {
        var deepest = 0L;
        foreach (ref readonly var item in items)
        {
            if (item._bits > deepest && item._object is (Value[] or MapValue))
            {
                deepest = item._bits;
            }
        }

        return deepest < DeepestNesting ? deepest + 1 : throw new InsufficientExecutionStackException($"a value nests more than {DeepestNesting} deep");
    }

    public bool AsBoolean() => IsBoolean ? _bits != 0 : throw Wrong(ValueKind.Boolean);

    public long AsInteger() => IsInteger ? _bits : throw Wrong(ValueKind.Integer);

    /// <summary>The number as a float; integers are converted.</summary>
    public double AsFloat() => IsFloat ? BitConverter.Int64BitsToDouble(_bits) : IsInteger ? _bits : throw Wrong(ValueKind.Float);

    public string AsString() => _object as string ?? throw Wrong(ValueKind.String);

    public IReadOnlyList<Value> AsList() => _object as Value[] ?? throw Wrong(ValueKind.List);

    public IReadOnlyDictionary<string, Value> AsMap() => _object as MapValue ?? throw Wrong(ValueKind.Map);

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    public bool Equals(Value other)
    {
        if (_bits != other._bits)
        {
            return IsFloat && other.IsFloat && AsFloat().Equals(other.AsFloat());
        }

        return ReferenceEquals(_object, other._object) || PayloadEquals(_object, other._object);
    }

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => _object switch
    {
        null => 0,
        Tag tag when tag.Kind == ValueKind.Float => AsFloat().GetHashCode(),
        Tag tag => HashCode.Combine(tag.Kind, _bits),
        Value[] items => HashOf(items),
        _ => _object.GetHashCode(),
    };

    public override string ToString() => ValueText.Write(this);

    private static bool PayloadEquals(object? left, object? right) => (left, right) switch
    {
        (string a, string b) => a == b,
        (Value[] a, Value[] b) => a.AsSpan().SequenceEqual(b),
        (MapValue a, MapValue b) => a.Equals(b),
        (IPayload a, IPayload b) => a.Equals(b),
        _ => false,
    };

    private static int HashOf(Value[] items)
    {
        var hash = new HashCode();
        hash.Add(items.Length);
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    private InvalidOperationException Wrong(ValueKind wanted) => new($"the value {this} is of kind {Type}, not {wanted}");
}
