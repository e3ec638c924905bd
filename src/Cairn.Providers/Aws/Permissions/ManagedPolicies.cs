using System.Text.Json;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>
/// The policies that AWS manages, one JSON line each (<c>{"arn":…,"document":…}</c>), sorted by ARN.
/// A line is parsed only when its policy is asked for: an estate uses a handful of the 1,600.
/// </summary>
public sealed class ManagedPolicies
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _lines;

    public ManagedPolicies(Func<IEnumerable<string>> lines) =>
        _lines = new(() => lines().Select(line => (Arn: ArnIn(line), Line: line)).Where(entry => entry.Arn is not null).ToDictionary(entry => entry.Arn!, entry => entry.Line, StringComparer.Ordinal));

    public static ManagedPolicies None { get; } = new(() => []);

    /// <summary>The policy's default version as JSON text; null if it is not known.</summary>
    public string? Find(string arn)
    {
        if (!_lines.Value.TryGetValue(arn, out var line))
            return null;
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("document").GetRawText();
    }

    public static bool IsManaged(string arn) => arn.Contains(":iam::aws:policy/", StringComparison.Ordinal);

    private static string? ArnIn(string line)
    {
        const string Start = "{\"arn\":\"";
        if (!line.StartsWith(Start, StringComparison.Ordinal))
            return null;
        var end = line.IndexOf('"', Start.Length);
        return end < 0 ? null : line[Start.Length..end];
    }
}
