namespace Cairn.Graph.Tests.Tck;

/// <summary>Scenarios that fail, each with the reason; an entry that passes is an error.</summary>
internal static class TckExclusions
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
