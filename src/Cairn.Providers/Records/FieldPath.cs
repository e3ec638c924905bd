namespace Cairn.Providers.Records;

/// <summary>Logical field names from the top of a record: <c>VpcConfig.SubnetIds|SubnetId</c>, parsed once per declaration.</summary>
public sealed class FieldPath
{
    private readonly string[][] _alternatives;

    private FieldPath(string[][] alternatives) => _alternatives = alternatives;

    public static FieldPath Parse(string path) => new([.. path.Split('|').Select(alternative => alternative.Split('.'))]);

    /// <summary>The first alternative that is not absent.</summary>
    public Field First(Field root)
    {
        Field found = default;
        foreach (var names in _alternatives)
        {
            found = root;
            foreach (var name in names)
                found = found[name];
            if (!found.IsAbsent)
                return found;
        }

        return found;
    }

    /// <summary>Every value that any alternative leads to, walking through lists on the way.</summary>
    public IEnumerable<Field> Each(Field root) => _alternatives.SelectMany(names => Walk(root, names));

    private static IEnumerable<Field> Walk(Field from, ReadOnlyMemory<string> names)
    {
        if (from.IsUnknown)
            return [from];
        return names.Length == 0
            ? from.Items.Where(item => !item.IsAbsent)
            : from.Items.SelectMany(item => Walk(item[names.Span[0]], names[1..]));
    }
}
