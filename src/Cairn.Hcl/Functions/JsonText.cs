using System.Globalization;
using System.Text;
using System.Text.Json;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Writes and reads JSON as Terraform does: members sorted, `&lt;`, `&gt;` and `&amp;` escaped.</summary>
internal static class JsonText
{
    private const int MaxDepth = 100;

    /// <summary>A value that is wholly known.</summary>
    public static string Write(HclValue value) => string.Concat(Pieces(value).Select(piece => piece is StringValue text ? text.Value : throw new EvaluationException("the value is not known")));

    /// <summary>Texts, and the unknown values between them.</summary>
    public static List<HclValue> Pieces(HclValue value)
    {
        var writer = new PieceWriter();
        writer.Value(value, 0);
        return writer.Done();
    }

    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        Quote(text, quoted);
        return quoted.ToString();
    }

    public static HclValue Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = MaxDepth });
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new EvaluationException("the text is not valid JSON");
        }
    }

    public static HclValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => HclValue.Of(element.GetString()!),
        JsonValueKind.Number => BigFloat.TryParse(element.GetRawText(), out var number) ? HclValue.Of(number) : throw new EvaluationException("a number is too large"),
        JsonValueKind.True => HclValue.True,
        JsonValueKind.False => HclValue.False,
        JsonValueKind.Array => HclValue.Tuple([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => HclValue.Object(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value)))),
        _ => HclValue.Null,
    };

    private static void Quote(string text, StringBuilder quoted)
    {
        quoted.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(c);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\r':
                    quoted.Append("\\r");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                case '\b':
                    quoted.Append("\\b");
                    break;
                case '\f':
                    quoted.Append("\\f");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    break;
                default:
                    quoted.Append(c);
                    break;
            }
        }

        quoted.Append('"');
    }

    private sealed class PieceWriter
    {
        private readonly List<HclValue> _pieces = [];
        private readonly StringBuilder _text = new();

        public List<HclValue> Done()
        {
            _pieces.Add(HclValue.Of(_text.ToString()));
            return _pieces;
        }

        public void Value(HclValue value, int depth)
        {
            if (depth > MaxDepth)
                throw new EvaluationException("the value is nested too deeply");
            switch (value)
            {
                case NullValue:
                    _text.Append("null");
                    break;
                case StringValue text:
                    Quote(text.Value, _text);
                    break;
                case UnknownValue unknown:
                    Unknown(unknown);
                    break;
                case SequenceValue sequence:
                    Items(sequence.Items, depth);
                    break;
                case MappingValue mapping:
                    Members(mapping.Items, depth);
                    break;
                default:
                    _text.Append(Conversion.Text(value));
                    break;
            }
        }

        /// <summary>Mostly texts, so it stands between quotes: <c>"…${address}…"</c>.</summary>
        private void Unknown(UnknownValue unknown)
        {
            _text.Append('"');
            foreach (var part in unknown.Symbol?.Parts ?? [new("", IsReference: true)])
            {
                if (!part.IsReference)
                {
                    var quoted = JsonText.Quote(part.Text);
                    _text.Append(quoted, 1, quoted.Length - 2);
                    continue;
                }

                _pieces.Add(HclValue.Of(_text.ToString()));
                _text.Clear();
                _pieces.Add(HclValue.Unknown(HclType.String, part.Text.Length == 0 ? null : Symbol.To(part.Text)));
            }

            _text.Append('"');
        }

        private void Items(IReadOnlyList<HclValue> items, int depth)
        {
            _text.Append('[');
            for (var i = 0; i < items.Count; i++)
            {
                if (i > 0)
                    _text.Append(',');
                Value(items[i], depth + 1);
            }

            _text.Append(']');
        }

        private void Members(IReadOnlyDictionary<string, HclValue> members, int depth)
        {
            _text.Append('{');
            var isFirst = true;
            foreach (var (name, value) in members)
            {
                if (!isFirst)
                    _text.Append(',');
                isFirst = false;
                Quote(name, _text);
                _text.Append(':');
                Value(value, depth + 1);
            }

            _text.Append('}');
        }
    }
}
