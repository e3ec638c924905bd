namespace Cairn.Hcl.Values;

/// <summary>Converts values between types as Terraform does: https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion.</summary>
public static class Conversion
{
    /// <summary>The value as the type wants it.</summary>
    /// <exception cref="EvaluationException">It cannot be converted; the message says why.</exception>
    public static HclValue To(HclValue value, HclType type)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(type);
        if (type.IsDynamic)
            return value;
        if (value is NullValue)
            return new NullValue(Concrete(type)) { IsSensitive = value.IsSensitive };
        if (value is UnknownValue unknown)
            return unknown.Type.IsDynamic || CanConvert(unknown.Type, type) ? unknown with { OfType = type } : throw Mismatch(value, type);
        return type switch
        {
            HclType.ListOf list => Sequence(value, list.Element, SequenceKind.List, type),
            HclType.SetOf set => Sequence(value, set.Element, SequenceKind.Set, type),
            HclType.TupleOf tuple => Tuple(value, tuple),
            HclType.MapOf map => Map(value, map, type),
            HclType.ObjectOf @object => Object(value, @object),
            _ => Primitive(value, type),
        };
    }

    /// <summary>The text of a primitive; null where there is none.</summary>
    public static string? Text(HclValue value) => value switch
    {
        StringValue text => text.Value,
        NumberValue number => number.Value.ToString(),
        BoolValue flag => flag.Value ? "true" : "false",
        _ => null,
    };

    /// <summary>Whether a value of one type may become the other, as far as types tell.</summary>
    public static bool CanConvert(HclType from, HclType to) => (from, to) switch
    {
        _ when from == to || to.IsDynamic || from.IsDynamic => true,
        _ when from.IsPrimitive && to.IsPrimitive => from == HclType.String || to == HclType.String,
        (HclType.ListOf or HclType.SetOf, HclType.ListOf or HclType.SetOf) => CanConvert(ElementOf(from)!, ElementOf(to)!),
        (HclType.TupleOf tuple, HclType.ListOf or HclType.SetOf) => tuple.Elements.All(element => CanConvert(element, ElementOf(to)!)),
        (HclType.TupleOf a, HclType.TupleOf b) => a.Elements.Count == b.Elements.Count && a.Elements.Zip(b.Elements).All(pair => CanConvert(pair.First, pair.Second)),
        (HclType.MapOf a, HclType.MapOf b) => CanConvert(a.Element, b.Element),
        (HclType.ObjectOf a, HclType.MapOf b) => a.Attributes.Values.All(type => CanConvert(type, b.Element)),
        (HclType.MapOf a, HclType.ObjectOf b) => b.Attributes.Values.All(type => CanConvert(a.Element, type)),
        (HclType.ObjectOf a, HclType.ObjectOf b) => b.Attributes.All(want => a.Attributes.TryGetValue(want.Key, out var have) ? CanConvert(have, want.Value) : b.IsOptional(want.Key)),
        _ => false,
    };

    public static HclType? ElementOf(HclType type) => type switch
    {
        HclType.ListOf list => list.Element,
        HclType.SetOf set => set.Element,
        HclType.MapOf map => map.Element,
        _ => null,
    };

    /// <summary>A bare null has any type.</summary>
    private static List<HclType> TypesOf(IEnumerable<HclValue> items) =>
        [.. items.Where(item => !(item is NullValue && item.Type.IsDynamic)).Select(item => item.Type)];

    private static EvaluationException Mismatch(HclValue value, HclType type) => new(
        type.IsPrimitive ? $"a {type} is required, not {Article(value.Type.Words)}" : $"{Article(type.Words)} is required, not {Article(value.Type.Words)}");

    private static string Article(string words) => words is ['a' or 'e' or 'i' or 'o' or 'u', ..] ? $"an {words}" : $"a {words}";

    private static HclValue Primitive(HclValue value, HclType type)
    {
        if (value.Type == type)
            return value;
        HclValue? converted = null;
        if (type == HclType.String && Text(value) is { } text)
            converted = HclValue.Of(text);
        else if (type == HclType.Number && value is StringValue { Value: var digits } && BigFloat.TryParse(digits, out var number))
            converted = HclValue.Of(number);
        else if (type == HclType.Bool && value is StringValue word)
            converted = word.Value switch { "true" or "1" => HclValue.True, "false" or "0" => HclValue.False, _ => null };
        return converted?.MarkedLike(value.IsSensitive) ?? throw Mismatch(value, type);
    }

    private static HclValue Sequence(HclValue value, HclType element, SequenceKind kind, HclType type)
    {
        if (value is not SequenceValue sequence)
            throw Mismatch(value, type);
        if (sequence.Kind == kind && sequence.Element == element)
            return value;
        if (element.HasDynamic)
            element = Unification.Of(TypesOf(sequence.Items), element)
                ?? throw new EvaluationException("all elements must have the same type");
        var items = Items(sequence.Items, element);
        return (kind == SequenceKind.Set ? HclValue.Set(items, element) : HclValue.List(items, element)).MarkedLike(value.IsSensitive || (kind == SequenceKind.Set && items.Exists(item => item.HasSensitive)));
    }

    private static List<HclValue> Items(IReadOnlyList<HclValue> from, HclType element)
    {
        var items = new List<HclValue>(from.Count);
        foreach (var item in from)
        {
            try
            {
                items.Add(To(item, element));
            }
            catch (EvaluationException e) when (e.Diagnostic is null)
            {
                throw new EvaluationException($"element {items.Count}: {e.Message}");
            }
        }

        return items;
    }

    private static HclValue Tuple(HclValue value, HclType.TupleOf type)
    {
        if (value is not SequenceValue { Kind: not SequenceKind.Set } sequence || sequence.Items.Count != type.Elements.Count)
            throw new EvaluationException($"a tuple of {type.Elements.Count} elements is required");
        return HclValue.Tuple([.. sequence.Items.Zip(type.Elements, To)]).MarkedLike(value.IsSensitive);
    }

    private static HclValue Map(HclValue value, HclType.MapOf type, HclType asked)
    {
        if (value is not MappingValue mapping)
            throw Mismatch(value, asked);
        if (mapping.Element == type.Element)
            return value;
        var element = type.Element;
        if (element.HasDynamic)
            element = Unification.Of(TypesOf(mapping.Items.Values), element)
                ?? throw new EvaluationException("all elements of the map must have the same type");
        return HclValue.Map(mapping.Items.Select(item => KeyValuePair.Create(item.Key, Named(item.Key, item.Value, element))), element).MarkedLike(value.IsSensitive);
    }

    private static HclValue Named(string name, HclValue value, HclType type)
    {
        try
        {
            return To(value, type);
        }
        catch (EvaluationException e) when (e.Diagnostic is null)
        {
            throw new EvaluationException($"element `{name}`: {e.Message}");
        }
    }

    private static HclValue Object(HclValue value, HclType.ObjectOf type)
    {
        if (value is not MappingValue mapping)
            throw Mismatch(value, type);
        var items = new List<KeyValuePair<string, HclValue>>();
        foreach (var (name, wanted) in type.Attributes)
        {
            if (mapping.Items.TryGetValue(name, out var given) && !(given is NullValue && type.IsOptional(name)))
                items.Add(new(name, Named(name, given, wanted)));
            else if (mapping.Address is not null && given is null)
                items.Add(new(name, HclValue.Unknown(wanted, Symbol.To($"{mapping.Address}.{name}"))));
            else if (type.IsOptional(name))
                items.Add(new(name, To(type.Optional![name], wanted)));
            else
                throw new EvaluationException($"attribute `{name}` is required");
        }

        return HclValue.Object(items).MarkedLike(value.IsSensitive);
    }

    /// <summary>A null of an object type keeps that type without its defaults.</summary>
    private static HclType Concrete(HclType type) => type;
}
