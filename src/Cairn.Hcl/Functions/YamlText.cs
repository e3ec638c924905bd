using System.Text;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Writes YAML in block style with all texts quoted, as <c>yamlencode</c> does.</summary>
internal static class YamlText
{
    private const int MaxDepth = 100;

    public static string Write(HclValue value)
    {
        var text = new StringBuilder();
        Write(value, text, 0, 0);
        // A bare scalar as a whole document is closed by its end mark.
        if (value is NumberValue or BoolValue or NullValue)
            text.Append("...\n");
        return text.ToString();
    }

    private static void Write(HclValue value, StringBuilder text, int indent, int depth)
    {
        if (depth > MaxDepth)
            throw new EvaluationException("the value is nested too deeply");
        switch (value)
        {
            case MappingValue { Items.Count: > 0 } mapping:
                Members(mapping, text, indent, depth);
                break;
            case SequenceValue { Items.Count: > 0 } sequence:
                Items(sequence, text, indent, depth);
                break;
            default:
                Scalar(value, text, indent);
                break;
        }
    }

    private static void Members(MappingValue mapping, StringBuilder text, int indent, int depth)
    {
        var isFirst = true;
        foreach (var (name, value) in mapping.Items)
        {
            // The first member of a mapping in a list stands behind the dash.
            if (!isFirst || text.Length == 0 || text[^1] == '\n')
                text.Append(' ', indent);
            isFirst = false;
            text.Append(Quoted(name)).Append(':');
            if (value is MappingValue { Items.Count: > 0 })
            {
                text.Append('\n');
                Write(value, text, indent + 2, depth + 1);
            }
            else if (value is SequenceValue { Items.Count: > 0 })
            {
                text.Append('\n');
                Write(value, text, indent, depth + 1);
            }
            else
            {
                text.Append(' ');
                Scalar(value, text, indent + 2);
            }
        }
    }

    private static void Items(SequenceValue sequence, StringBuilder text, int indent, int depth)
    {
        var isFirst = true;
        foreach (var item in sequence.Items)
        {
            if (!isFirst || text.Length == 0 || text[^1] == '\n')
                text.Append(' ', indent);
            isFirst = false;
            text.Append("- ");
            Write(item, text, indent + 2, depth + 1);
        }
    }

    private static void Scalar(HclValue value, StringBuilder text, int indent)
    {
        switch (value)
        {
            case StringValue { Value: var content } when content.Contains('\n', StringComparison.Ordinal):
                Literal(content, text, indent);
                return;
            case StringValue { Value: var content }:
                text.Append(Quoted(content));
                break;
            case MappingValue:
                text.Append("{}");
                break;
            case SequenceValue:
                text.Append("[]");
                break;
            case NullValue:
                text.Append("null");
                break;
            default:
                text.Append(Conversion.Text(value));
                break;
        }

        text.Append('\n');
    }

    // JSON's escapes without those that HTML would need.
    private static string Quoted(string text) => string.Concat(JsonText.Quote(text).EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : $"\\U{rune.Value:X8}"))
        .Replace("\\u003c", "<", StringComparison.Ordinal).Replace("\\u003e", ">", StringComparison.Ordinal).Replace("\\u0026", "&", StringComparison.Ordinal);

    private static void Literal(string content, StringBuilder text, int indent)
    {
        text.Append('|').Append(content.StartsWith(' ') ? "2" : "");
        if (!content.EndsWith('\n'))
            text.Append('-');
        else if (content.EndsWith("\n\n", StringComparison.Ordinal) || content == "\n")
            text.Append('+');
        text.Append('\n');
        var lines = (content.EndsWith('\n') ? content[..^1] : content).Split('\n');
        foreach (var line in lines)
            text.Append(line.Length > 0 ? new string(' ', Math.Max(indent, 2)) : "").Append(line).Append('\n');
    }
}
