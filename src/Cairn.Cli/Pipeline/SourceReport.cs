using System.Text.Json;
using Cairn.Sources;

namespace Cairn.Cli.Pipeline;

/// <summary>What each file was taken for and why (<c>cairn.sources/1</c>).</summary>
internal sealed class SourceReport(Collected collected)
{
    private readonly Dictionary<string, List<Providers.Records.Record>> _bySource = collected.Records.GroupBy(record => record.Origin.Source, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    public IReadOnlyList<Sighting> Files => collected.Sightings;

    public int Skipped => collected.Sightings.Count(file => !file.IsRead);

    /// <summary>How many resources a file gave.</summary>
    public int Resources(Sighting file) => _bySource.TryGetValue(file.Path, out var records) ? records.Count : 0;

    /// <summary>The accounts that have resources in the sources, with the files that describe them.</summary>
    public IReadOnlyList<(string Account, IReadOnlyList<string> Files)> Accounts =>
        [.. collected.Records.GroupBy(record => record.Account ?? "unknown", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(record => record.Origin.Source).Distinct().Order(StringComparer.Ordinal)]))];

    public void WriteJson(Stream to)
    {
        using var json = new Utf8JsonWriter(to, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", "cairn.sources/1");
        json.WriteStartArray("files");
        foreach (var file in Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("kind", file.Kind);
            json.WriteBoolean("read", file.IsRead);
            json.WriteString("why", file.Why);
            json.WriteNumber("resources", Resources(file));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("accounts");
        foreach (var (account, files) in Accounts)
        {
            json.WriteStartObject();
            json.WriteString("account", account);
            json.WriteStartArray("files");
            foreach (var file in files)
                json.WriteStringValue(file);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in collected.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("message", problem.Message);
            json.WriteString("where", problem.Where);
            if (problem.Help is not null)
                json.WriteString("help", problem.Help);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
