using System.Text.Json;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Text;

/// <summary>Answers to permission questions, for people and as <c>cairn.access/1</c>.</summary>
internal static class AccessText
{
    public static void Write(AccessAnswer answer, string format, bool explain, Stream to)
    {
        if (format == "json")
            WriteJson(answer, to);
        else
            WriteText([answer], explain, to);
    }

    public static void Write(IReadOnlyList<AccessAnswer> answers, string format, Stream to)
    {
        if (format == "json")
            WriteJson(answers, to);
        else
            WriteText(answers, explain: false, to);
    }

    private static void WriteText(IReadOnlyList<AccessAnswer> answers, bool explain, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        var page = new Page(writer, Page.WidthOfScreen());
        if (answers.Count == 0)
            page.Paragraph("", "nobody");
        foreach (var answer in answers)
        {
            var how = answer.Decision == "denied" ? answer.IsExplicit ? "denied by a statement" : "denied: nothing grants it" : answer.Decision;
            page.Paragraph("", $"{(answer.Principal == "*" ? "anyone" : answer.Principal)} {answer.Action} on {answer.Resource}: {how} ({answer.Layer})");
            if (answer.Residual is not null)
                page.Paragraph("  ", answer.Residual);
            foreach (var reason in answer.Because.Where(reason => explain || reason.Applies))
                page.Paragraph("  because ", $"{reason.Policy} {reason.Statement} {reason.Effect}: {reason.Why}");
        }
    }

    private static void WriteJson(IReadOnlyList<AccessAnswer> answers, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", "cairn.access/1");
        json.WriteStartArray("answers");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            Members(json, answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One question has one answer, at the top.</summary>
    private static void WriteJson(AccessAnswer answer, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", "cairn.access/1");
        Members(json, answer);
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, AccessAnswer answer)
    {
        json.WriteString("principal", answer.Principal);
        json.WriteString("action", answer.Action);
        json.WriteString("resource", answer.Resource);
        json.WriteString("decision", answer.Decision);
        json.WriteBoolean("explicit", answer.IsExplicit);
        json.WriteString("layer", answer.Layer);
        json.WriteString("residual", answer.Residual);
        json.WriteStartArray("because");
        foreach (var reason in answer.Because)
        {
            json.WriteStartObject();
            json.WriteString("policy", reason.Policy);
            json.WriteString("statement", reason.Statement);
            json.WriteString("effect", reason.Effect);
            json.WriteString("why", reason.Why);
            json.WriteBoolean("applies", reason.Applies);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
