using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Cli.Pipeline;

/// <summary>Files of JSON that the user names.</summary>
internal static class JsonFile
{
    /// <summary>A policy document.</summary>
    public static JsonObject Document(string file) => Value(file) as JsonObject ?? throw new UsageException($"`{file}` is no policy document");

    /// <summary>One statement, a list of them, or those of a document.</summary>
    public static JsonArray Statements(string file)
    {
        var found = Value(file) switch
        {
            JsonArray list => list,
            JsonObject document when document["Statement"] is JsonArray list => list,
            JsonObject document when document["Statement"] is JsonObject one => [one.DeepClone()],
            JsonObject statement when statement["Effect"] is not null => [statement],
            _ => [],
        };
        return found.Count > 0 && found.All(statement => statement is JsonObject) ? found : throw new UsageException($"`{file}` holds no policy statement");
    }

    public static JsonNode Value(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) ?? throw new UsageException($"`{file}` is empty");
        }
        catch (JsonException)
        {
            throw new UsageException($"`{file}` is not JSON");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no file `{file}`");
        }
    }
}
