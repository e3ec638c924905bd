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
            WriteOpen(page, answer);
            foreach (var reason in answer.Because.Where(reason => explain || reason.Applies))
                page.Paragraph("  because ", $"{reason.Policy} {reason.Statement} {reason.Effect}: {reason.Why}");
        }
    }

    /// <summary>What remains: conditions, the caller's own choices, the parts that failed or that nobody asked about.</summary>
    private static void WriteOpen(Page page, AccessAnswer answer)
    {
        if (answer.Residual is not null)
            page.Paragraph("  ", answer.Reads ?? answer.Residual);
        if (answer.Choices is not null)
            page.Paragraph("  ", $"the caller chooses freely: {answer.Choices}");
        foreach (var part in answer.Parts.Where(part => part.Decision != "allowed"))
            page.Paragraph($"  {part.Part}: ", $"{part.Action} on {part.Resource}: {part.Decision} ({part.Layer}){(part.Residual is null ? "" : $", only if {part.Residual}")}{(part.Principal == answer.Principal ? "" : $" for {part.Principal}")}");
        if (answer.NotAsked.Count > 0)
            page.Paragraph("  ", $"not asked, since the call may work without: {string.Join(", ", answer.NotAsked)} (name one with --part)");
        if (answer.Cut is not null)
            page.Paragraph("  ", $"not searched to the end: {answer.Cut}");
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
        json.WriteString("reads", answer.Reads);
        json.WriteString("choices", answer.Choices);
        Strings(json, "chosenKeys", answer.ChosenKeys);
        Parts(json, answer);
        Strings(json, "notAsked", answer.NotAsked);
        json.WriteString("cut", answer.Cut);
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

    private static void Parts(Utf8JsonWriter json, AccessAnswer answer)
    {
        json.WriteStartArray("parts");
        foreach (var part in answer.Parts)
        {
            json.WriteStartObject();
            json.WriteString("part", part.Part);
            json.WriteString("principal", part.Principal);
            json.WriteString("action", part.Action);
            json.WriteString("resource", part.Resource);
            json.WriteString("decision", part.Decision);
            json.WriteString("layer", part.Layer);
            json.WriteString("residual", part.Residual);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
