using System.Globalization;

namespace Cairn.Graph.Exchange;

/// <summary>Reads one field of a CSV file as a value of its column's type.</summary>
internal static class CsvField
{
    private static readonly string[] Temporal = ["date", "time", "localtime", "datetime", "localdatetime", "duration"];

    public static Value Parse(ReadOnlySpan<char> field, CsvColumn column, long line)
    {
        var (value, type) = (default(Value?), column.Type);
        if (type is "list" or "string[]")
        {
            return Value.List(field.ToString().Split(';').Select(Value.FromString));
        }

        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            var items = column with { Type = type[..^2] };
            return Value.List(field.ToString().Split(';').Select(item => Parse(item, items, line)));
        }

        value = type switch
        {
            "" => Guess(field),
            "string" or "char" => field.ToString(),
            "int" or "long" or "integer" or "short" or "byte" => long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : default(Value?),
            "float" or "double" => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : default(Value?),
            "bool" or "boolean" => bool.TryParse(field, out var flag) ? flag : default(Value?),
            _ => Array.IndexOf(Temporal, type) >= 0 ? OfTime(type, field.ToString()) : throw new GraphFormatException($"the column `{column.Name}` has the unknown type `{type}`"),
        };
        return value ?? throw new GraphFormatException($"line {line}, column `{column.Name}`: `{Brief(field)}` is no {type}");
    }

    /// <summary>A field as a message shows it.</summary>
    public static string Brief(ReadOnlySpan<char> field) => field.Length <= 80 ? field.ToString() : string.Concat(field[..79], "…");

    private static Value? OfTime(string type, string text)
    {
        try
        {
            return Graph.Temporal.TemporalText.ParseTagged(type, text);
        }
        catch (Exception wrong) when (wrong is FormatException or Graph.Temporal.TemporalException)
        {
            return null;
        }
    }

    private static Value Guess(ReadOnlySpan<char> field)
    {
        if (char.IsAsciiDigit(field[0]) || field[0] == '-')
        {
            if (long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            {
                return whole;
            }

            if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return field is "true" ? true : field is "false" ? false : field.ToString();
    }
}
