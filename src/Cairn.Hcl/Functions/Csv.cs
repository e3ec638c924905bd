using System.Text;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Reads comma-separated values with a heading: https://www.rfc-editor.org/rfc/rfc4180.</summary>
internal static class Csv
{
    public static HclValue Decode(string text)
    {
        var rows = Rows(text);
        if (rows.Count == 0)
            throw new EvaluationException("the text has no heading line");
        var names = rows[0];
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            throw new EvaluationException("two columns have the same name");
        var type = new HclType.ObjectOf(names.ToDictionary(name => name, _ => HclType.String, StringComparer.Ordinal));
        var records = new List<HclValue>();
        foreach (var row in rows.Skip(1))
        {
            if (row.Count != names.Count)
                throw new EvaluationException($"row {records.Count + 2} has {row.Count} fields, not {names.Count}");
            records.Add(HclValue.Object(names.Zip(row, (name, field) => KeyValuePair.Create(name, HclValue.Of(field)))));
        }

        return HclValue.List(records, type);
    }

    private static List<List<string>> Rows(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var rows = new List<List<string>>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '\n')
            {
                at++;
                continue;
            }

            rows.Add(Row(text, ref at));
        }

        return rows;
    }

    private static List<string> Row(string text, ref int at)
    {
        var fields = new List<string>();
        while (true)
        {
            fields.Add(at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
            if (at >= text.Length)
                return fields;
            if (text[at++] == '\n')
                return fields;
        }
    }

    private static string Bare(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not ',' and not '\n')
        {
            if (text[at++] == '"')
                throw new EvaluationException("a quote inside a field that does not begin with one");
        }

        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                if (at < text.Length && text[at] is not ',' and not '\n')
                    throw new EvaluationException("text behind the closing quote of a field");
                return field.ToString();
            }
        }

        throw new EvaluationException("a quoted field is not closed");
    }
}
