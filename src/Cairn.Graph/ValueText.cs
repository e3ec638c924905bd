using System.Globalization;
using System.Text;

namespace Cairn.Graph;

/// <summary>Values as readable text, in the notation of query literals.</summary>
internal static class ValueText
{
    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Write(text, value, int.MaxValue);
        return text.ToString();
    }

    /// <summary>The beginning of the text, without making the rest.</summary>
    public static string Brief(Value value, int longest)
    {
        var text = new StringBuilder();
        Write(text, value, longest);
        return text.Length > longest ? text.ToString(0, longest - 1) + "…" : text.ToString();
    }

    /// <summary>A float always shows that it is one: <c>1.0</c>, <c>1.5E+20</c>, <c>NaN</c>.</summary>
    public static string OfFloat(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    private static void Write(StringBuilder text, Value value, int longest)
    {
        switch (value.Type)
        {
            case ValueKind.Null: text.Append("null"); break;
            case ValueKind.Boolean: text.Append(value.AsBoolean() ? "true" : "false"); break;
            case ValueKind.Integer: text.Append(value.AsInteger().ToString(CultureInfo.InvariantCulture)); break;
            case ValueKind.Float: text.Append(OfFloat(value.AsFloat())); break;
            case ValueKind.String: Quote(text, value.AsString().Length > longest ? value.AsString()[..longest] : value.AsString()); break;
            case ValueKind.List: WriteList(text, value, longest); break;
            case ValueKind.Map: WriteMap(text, value.Entries, longest); break;
            default: text.Append(value.OtherText()); break;
        }
    }

    private static void WriteList(StringBuilder text, Value value, int longest)
    {
        text.Append('[');
        var first = true;
        foreach (var item in value.Items)
        {
            text.Append(first ? "" : ", ");
            first = false;
            Write(text, item, longest);
            if (text.Length > longest)
            {
                return;
            }
        }

        text.Append(']');
    }

    public static void WriteMap(StringBuilder text, IEnumerable<KeyValuePair<string, Value>> map, int longest = int.MaxValue)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, item) in map)
        {
            text.Append(first ? "" : ", ").Append(name).Append(": ");
            first = false;
            Write(text, item, longest);
            if (text.Length > longest)
            {
                return;
            }
        }

        text.Append('}');
    }

    private static void Quote(StringBuilder text, string content) =>
        text.Append('\'').Append(content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append('\'');
}
