namespace Cairn.Graph.Tests.Tck;

/// <summary>Scenarios that fail, each with the reason; an entry that passes is an error.</summary>
internal static class TckExclusions
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["expressions/temporal/Temporal2[6]/5"] = "local mean time of 1818 with seconds in its offset: the runtime's time zones have whole minutes",
    };
}
