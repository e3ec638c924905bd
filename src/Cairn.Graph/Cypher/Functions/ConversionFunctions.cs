using System.Globalization;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>Conversions between kinds of value.</summary>
internal static class ConversionFunctions
{
    private const double TwoTo63 = 9223372036854775808.0;

    public static IEnumerable<Function> All =>
    [
        new("toBoolean", 1, 1, Types.Any, StaticType.Boolean, (_, a) => GraphFunctions.Null(a) ?? ToBoolean(a[0]) ?? throw GraphFunctions.Wrong("toBoolean", a[0])),
        new("toBooleanOrNull", 1, 1, Types.Any, StaticType.Boolean, (_, a) => ToBoolean(a[0]) ?? Value.Null),
        new("toInteger", 1, 1, Types.Any, StaticType.Integer, (_, a) => GraphFunctions.Null(a) ?? ToInteger(a[0]) ?? throw GraphFunctions.Wrong("toInteger", a[0])),
        new("toInt", 1, 1, Types.Any, StaticType.Integer, (_, a) => GraphFunctions.Null(a) ?? ToInteger(a[0]) ?? throw GraphFunctions.Wrong("toInt", a[0])),
        new("toIntegerOrNull", 1, 1, Types.Any, StaticType.Integer, (_, a) => ToInteger(a[0]) ?? Value.Null),
        new("toFloat", 1, 1, Types.Any, StaticType.Float, (_, a) => GraphFunctions.Null(a) ?? ToFloat(a[0]) ?? throw GraphFunctions.Wrong("toFloat", a[0])),
        new("toFloatOrNull", 1, 1, Types.Any, StaticType.Float, (_, a) => ToFloat(a[0]) ?? Value.Null),
        new("toString", 1, 1, Types.Any, StaticType.String, (_, a) => GraphFunctions.Null(a) ?? Text(a[0]) ?? throw GraphFunctions.Wrong("toString", a[0])),
        new("toStringOrNull", 1, 1, Types.Any, StaticType.String, (_, a) => Text(a[0]) ?? Value.Null),
    ];

    /// <summary>The value as text without quotes, or nothing for what has no such text.</summary>
    public static Value? Text(Value value)
    {
        if (value.IsString)
        {
            return value;
        }

        return value.IsBoolean || value.IsNumber || TemporalMath.IsTemporal(value) ? value.ToString() : default(Value?);
    }

    private static Value? ToBoolean(Value value) => value.Type switch
    {
        ValueKind.Boolean => value,
        ValueKind.Integer => value.Bits != 0,
        ValueKind.String => value.AsString().Trim().ToUpperInvariant() switch { "TRUE" => true, "FALSE" => false, _ => Value.Null },
        _ => default(Value?),
    };

    private static Value? ToInteger(Value value) => value.Type switch
    {
        ValueKind.Integer => value,
        ValueKind.Boolean => value.Bits,
        ValueKind.Float => Whole(value.AsFloat()),
        ValueKind.String => FromText(value.AsString()),
        _ => default(Value?),
    };

    private static Value FromText(string text)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Whole(number) : Value.Null;
    }

    private static Value Whole(double number) => number is >= -TwoTo63 and < TwoTo63 ? (long)number : Value.Null;

    private static Value? ToFloat(Value value) => value.Type switch
    {
        ValueKind.Integer or ValueKind.Float => value.AsFloat(),
        ValueKind.String => double.TryParse(value.AsString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : Value.Null,
        _ => default(Value?),
    };
}
