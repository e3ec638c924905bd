namespace Cairn.Hcl.Values;

/// <summary>Finds the one type that values of several types can all have.</summary>
public static class Unification
{
    /// <summary>The common type, within the frame of a type that leaves parts open; null when there is none.</summary>
    internal static HclType? Of(IReadOnlyList<HclType> types, HclType frame)
    {
        if (frame.IsDynamic)
            return Of(types);
        if (types.Count == 0)
            return frame;
        return frame switch
        {
            HclType.ListOf list when Elements(types, list.Element) is { } element => new HclType.ListOf(element),
            HclType.SetOf set when Elements(types, set.Element) is { } element => new HclType.SetOf(element),
            HclType.MapOf map when Elements(types, map.Element) is { } element => new HclType.MapOf(element),
            HclType.ObjectOf @object => Fields(types, @object),
            _ => frame,
        };
    }

    /// <summary>The common type; null when there is none.</summary>
    public static HclType? Of(IReadOnlyList<HclType> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        if (types.Count == 0)
            return HclType.Dynamic;
        if (types.All(type => type == types[0]))
            return types[0];
        if (types.Any(type => type.IsDynamic))
            return types.Where(type => !type.IsDynamic).ToList() is { Count: > 0 } rest ? Of(rest) : HclType.Dynamic;
        if (types.All(type => type is HclType.ObjectOf))
            return Objects([.. types.Cast<HclType.ObjectOf>()]);
        if (types.All(type => type is HclType.TupleOf))
            return Tuples([.. types.Cast<HclType.TupleOf>()]);
        if (types.All(type => type is HclType.ObjectOf or HclType.MapOf))
            return Of([.. types.SelectMany(Parts)]) is { } element ? new HclType.MapOf(element) : null;
        if (types.All(type => type is HclType.TupleOf or HclType.ListOf))
            return Of([.. types.SelectMany(Parts)]) is { } element ? new HclType.ListOf(element) : null;
        if (types.Any(type => type is HclType.SetOf) && types.All(type => type is HclType.TupleOf or HclType.ListOf or HclType.SetOf) && Of([.. types.SelectMany(Parts)]) is null)
            return null;
        return Candidates(types).FirstOrDefault(wanted => types.All(type => type == wanted || Conversion.CanConvert(type, wanted)));
    }

    /// <summary>Types that hold more come first: text before numbers and flags, lists before sets.</summary>
    private static IEnumerable<HclType> Candidates(IReadOnlyList<HclType> types) =>
        types.OrderBy(type => type == HclType.String ? 0 : type is HclType.ListOf ? 1 : 2);

    private static IEnumerable<HclType> Parts(HclType type) => type switch
    {
        HclType.TupleOf tuple => tuple.Elements,
        HclType.ObjectOf @object => @object.Attributes.Values,
        _ => Conversion.ElementOf(type) is { } element ? [element] : [],
    };

    private static HclType? Elements(IReadOnlyList<HclType> types, HclType frame) =>
        frame.HasDynamic ? Of([.. types.SelectMany(Parts)], frame) : frame;

    private static HclType.ObjectOf? Fields(IReadOnlyList<HclType> types, HclType.ObjectOf frame)
    {
        var fields = new Dictionary<string, HclType>(StringComparer.Ordinal);
        foreach (var (name, wanted) in frame.Attributes)
        {
            var given = types.Select(type => type is HclType.ObjectOf @object ? @object.Attributes.GetValueOrDefault(name) : Conversion.ElementOf(type)).OfType<HclType>().ToList();
            if ((wanted.HasDynamic ? Of(given, wanted) : wanted) is not { } common)
                return null;
            fields[name] = common;
        }

        return frame with { Attributes = fields };
    }

    private static HclType? Objects(List<HclType.ObjectOf> types)
    {
        var names = types[0].Attributes.Keys;
        if (!types.TrueForAll(type => type.Attributes.Count == types[0].Attributes.Count && names.All(type.Attributes.ContainsKey)))
            return Of([.. types.SelectMany(Parts)]) is { } element ? new HclType.MapOf(element) : null;
        var attributes = new Dictionary<string, HclType>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Of([.. types.Select(type => type.Attributes[name])]) is not { } common)
                return null;
            attributes[name] = common;
        }

        return new HclType.ObjectOf(attributes);
    }

    private static HclType? Tuples(List<HclType.TupleOf> types)
    {
        var count = types[0].Elements.Count;
        if (types.TrueForAll(type => type.Elements.Count == count))
        {
            var elements = Enumerable.Range(0, count).Select(i => Of([.. types.Select(type => type.Elements[i])])).ToList();
            return elements.TrueForAll(element => element is not null) ? new HclType.TupleOf([.. elements.OfType<HclType>()]) : null;
        }

        return Of([.. types.SelectMany(Parts)]) is { } common ? new HclType.ListOf(common) : null;
    }
}
