using System.Diagnostics;
using System.Text;

namespace Cairn.Hcl.Values;

/// <summary>A value of the language: known, null, or unknown with what it stands for.</summary>
public abstract record HclValue
{
    public static readonly HclValue True = new BoolValue(true);
    public static readonly HclValue False = new BoolValue(false);
    public static readonly HclValue Null = new NullValue(HclType.Dynamic);
    public static readonly HclValue EmptyObject = new MappingValue(new SortedDictionary<string, HclValue>(TextOrder.Instance), null);
    public static readonly HclValue EmptyTuple = new SequenceValue([], SequenceKind.Tuple, null);

    private protected HclValue()
    {
    }

    public abstract HclType Type { get; }

    /// <summary>The value came from something that must not be shown.</summary>
    public bool IsSensitive { get; init; }

    public bool IsNull => this is NullValue;

    public bool IsKnown => this is not UnknownValue;

    /// <summary>Texts are kept in the composed form of Unicode (NFC).</summary>
    public static HclValue Of(string text) => new StringValue(Ascii.IsValid(text) || text.IsNormalized() ? text : text.Normalize());

    public static HclValue Of(BigFloat number) => new NumberValue(number);

    public static HclValue Of(long number) => new NumberValue(BigFloat.Of(number));

    public static HclValue Of(bool value) => value ? True : False;

    public static HclValue Unknown(HclType type, Symbol? symbol = null) => new UnknownValue(type, symbol);

    public static HclValue Tuple(IReadOnlyList<HclValue> items) => new SequenceValue(items, SequenceKind.Tuple, null);

    public static HclValue List(IReadOnlyList<HclValue> items, HclType element) => new SequenceValue(items, SequenceKind.List, element);

    public static HclValue Set(IEnumerable<HclValue> items, HclType element) => new SequenceValue(ValueOrder.Distinct(items), SequenceKind.Set, element);

    public static HclValue Map(IEnumerable<KeyValuePair<string, HclValue>> items, HclType element) => new MappingValue(Sorted(items), element);

    public static HclValue Object(IEnumerable<KeyValuePair<string, HclValue>> items) => new MappingValue(Sorted(items), null);

    /// <summary>The same value, also sensitive when the other is.</summary>
    public HclValue MarkedLike(bool isSensitive) => isSensitive && !IsSensitive ? this with { IsSensitive = true } : this;

    /// <summary>Whether this or anything inside is sensitive.</summary>
    public bool HasSensitive => IsSensitive || Children.Any(child => child.HasSensitive);

    /// <summary>Whether nothing inside is unknown.</summary>
    public bool IsWhollyKnown => IsKnown && Children.All(child => child.IsWhollyKnown);

    /// <summary>Items of a sequence, values of a mapping.</summary>
    public IEnumerable<HclValue> Children => this switch
    {
        SequenceValue sequence => sequence.Items,
        MappingValue mapping => mapping.Items.Values,
        _ => [],
    };

    /// <summary>The value without marks, at any depth.</summary>
    public HclValue Unmarked() => this switch
    {
        _ when !HasSensitive => this,
        SequenceValue sequence => sequence with { Items = [.. sequence.Items.Select(item => item.Unmarked())], IsSensitive = false },
        MappingValue mapping => mapping with { Items = Sorted(mapping.Items.Select(item => KeyValuePair.Create(item.Key, item.Value.Unmarked()))), IsSensitive = false },
        _ => this with { IsSensitive = false },
    };

    internal static SortedDictionary<string, HclValue> Sorted(IEnumerable<KeyValuePair<string, HclValue>> items)
    {
        var sorted = new SortedDictionary<string, HclValue>(TextOrder.Instance);
        foreach (var (key, value) in items)
            sorted[key] = value;
        return sorted;
    }
}

/// <summary>No value, of a type.</summary>
public sealed record NullValue(HclType OfType) : HclValue
{
    public override HclType Type => OfType;
}

/// <summary>A value that is not known before something is applied.</summary>
public sealed record UnknownValue(HclType OfType, Symbol? Symbol) : HclValue
{
    public override HclType Type => OfType;
}

/// <summary>A text.</summary>
public sealed record StringValue(string Value) : HclValue
{
    public override HclType Type => HclType.String;
}

/// <summary>A number.</summary>
public sealed record NumberValue(BigFloat Value) : HclValue
{
    public override HclType Type => HclType.Number;
}

/// <summary>True or false.</summary>
public sealed record BoolValue(bool Value) : HclValue
{
    public override HclType Type => HclType.Bool;
}

/// <summary>Which of the ordered collections a value is.</summary>
public enum SequenceKind
{
    List,
    Set,
    Tuple,
}

/// <summary>A list, set or tuple; the items of a set are sorted and distinct.</summary>
/// <param name="Element">The type of all items; null for a tuple.</param>
public sealed record SequenceValue(IReadOnlyList<HclValue> Items, SequenceKind Kind, HclType? Element) : HclValue
{
    public override HclType Type => Kind switch
    {
        SequenceKind.List => new HclType.ListOf(Element!),
        SequenceKind.Set => new HclType.SetOf(Element!),
        SequenceKind.Tuple => new HclType.TupleOf([.. Items.Select(item => item.Type)]),
        _ => throw new UnreachableException(),
    };
}

/// <summary>A map or an object.</summary>
/// <param name="Element">The type of all values; null for an object.</param>
public sealed record MappingValue(IReadOnlyDictionary<string, HclValue> Items, HclType? Element) : HclValue
{
    /// <summary>For a resource whose other attributes the provider fills in: its address, from which they take their symbols.</summary>
    public string? Address { get; init; }

    public bool IsObject => Element is null;

    public override HclType Type => Element is null
        ? new HclType.ObjectOf(Items.ToDictionary(item => item.Key, item => item.Value.Type, StringComparer.Ordinal))
        : new HclType.MapOf(Element);
}
