using System.Text;
using System.Text.Json;
using Cairn.Providers.Records;
using Cairn.Sources.Trees;

namespace Cairn.Sources.Api;

/// <summary>
/// Finds the answers in a file as people save them: one document, pages one after another, lines of a log around them, or YAML:
/// https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html
/// </summary>
internal static class AnswerText
{
    private const int MaxValues = 100_000;

    /// <summary>Every JSON value that begins a line, and whether there is other text than those.</summary>
    public static (IReadOnlyList<JsonElement> Values, bool HasMore) Json(ReadOnlySpan<byte> text, int maxDepth)
    {
        var values = new List<JsonElement>();
        var hasMore = false;
        while (!(text = text.TrimStart(" \t\r\n"u8)).IsEmpty && values.Count < MaxValues)
        {
            if (text[0] is (byte)'{' or (byte)'[' && Value(text, maxDepth, out var value) is > 0 and var length)
            {
                values.Add(value);
                text = text[length..];
                continue;
            }

            hasMore = true;
            var end = text.IndexOf((byte)'\n');
            text = end < 0 ? [] : text[(end + 1)..];
        }

        return (values, hasMore || !text.IsEmpty);
    }

    public static JsonElement? Yaml(byte[] text, string source, int maxDepth)
    {
        var problems = new List<Diagnostic>();
        return YamlTree.Read(Encoding.UTF8.GetString(text), source, maxDepth, (_, value) => value, problems) is { } node && (node.IsMap || node.IsList)
            ? JsonDocument.Parse(NodeJson.Text(node), new() { MaxDepth = maxDepth + 1 }).RootElement : null;
    }

    private static int Value(ReadOnlySpan<byte> text, int maxDepth, out JsonElement value)
    {
        value = default;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth, AllowMultipleValues = true });
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return 0;
            value = document.RootElement;
            return (int)reader.BytesConsumed;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return 0;
        }
    }
}
