using System.Globalization;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;

namespace Cairn.Cli.Text;

/// <summary>How many of what, in words.</summary>
internal static class Counts
{
    public static string Of(int count, string thing) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {thing}{(count == 1 ? "" : "s")}";

    /// <summary>How many of each severity, the worst first; empty where there are none.</summary>
    public static string Bands(IEnumerable<Severity> severities) => string.Join(", ", severities.GroupBy(severity => severity).OrderByDescending(group => group.Key)
        .Select(group => $"{group.Count().ToString("N0", CultureInfo.InvariantCulture)} {Band.Word(group.Key)}"));
}
