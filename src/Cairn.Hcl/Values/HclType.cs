using System.Text;

namespace Cairn.Hcl.Values;

/// <summary>A type of the language.</summary>
public abstract record HclType
{
    public static readonly HclType String = new Primitive("string");
    public static readonly HclType Number = new Primitive("number");
    public static readonly HclType Bool = new Primitive("bool");

    /// <summary>Not known before the value is (<c>any</c>).</summary>
    public static readonly HclType Dynamic = new Primitive("dynamic");

    private HclType()
    {
    }

    public bool IsPrimitive => this is Primitive && this != Dynamic;

    public bool IsDynamic => this == Dynamic;

    public sealed record Primitive(string Name) : HclType
    {
        public override string ToString() => Name;
    }

    public sealed record ListOf(HclType Element) : HclType
    {
        public override string ToString() => $"list({Element})";
    }

    public sealed record SetOf(HclType Element) : HclType
    {
        public override string ToString() => $"set({Element})";
    }

    public sealed record MapOf(HclType Element) : HclType
    {
        public override string ToString() => $"map({Element})";
    }

    public sealed record TupleOf(IReadOnlyList<HclType> Elements) : HclType
    {
        public bool Equals(TupleOf? other) => other is not null && Elements.SequenceEqual(other.Elements);

        public override int GetHashCode() => Elements.Count;

        public override string ToString() => $"tuple([{string.Join(", ", Elements)}])";
    }

    /// <param name="Optional">Attributes that may be left out, with the value they then have.</param>
    public sealed record ObjectOf(IReadOnlyDictionary<string, HclType> Attributes, IReadOnlyDictionary<string, HclValue>? Optional = null) : HclType
    {
        public bool Equals(ObjectOf? other) =>
            other is not null && Attributes.Count == other.Attributes.Count
            && Attributes.All(attribute => other.Attributes.TryGetValue(attribute.Key, out var type) && type == attribute.Value);

        public override int GetHashCode() => Attributes.Count;

        public bool IsOptional(string name) => Optional?.ContainsKey(name) == true;

        public override string ToString()
        {
            var text = new StringBuilder("object({");
            text.AppendJoin(", ", Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).Select(attribute => $"{attribute.Key}={attribute.Value}"));
            return text.Append("})").ToString();
        }
    }

    /// <summary>The type in the words of messages.</summary>
    public string Words => this switch
    {
        ListOf list => $"list of {list.Element.Words}",
        SetOf set => $"set of {set.Element.Words}",
        MapOf map => $"map of {map.Element.Words}",
        TupleOf => "tuple",
        ObjectOf => "object",
        _ => this == Dynamic ? "any type" : ToString()!,
    };

    public bool HasDynamic => this switch
    {
        ListOf list => list.Element.HasDynamic,
        SetOf set => set.Element.HasDynamic,
        MapOf map => map.Element.HasDynamic,
        TupleOf tuple => tuple.Elements.Any(element => element.HasDynamic),
        ObjectOf @object => @object.Attributes.Values.Any(element => element.HasDynamic),
        _ => IsDynamic,
    };
}
