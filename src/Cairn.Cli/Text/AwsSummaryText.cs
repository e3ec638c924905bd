using System.Globalization;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Text;

/// <summary>Tells what a collection brought, what it was not let see, and which services took the time.</summary>
internal static class AwsSummaryText
{
    private const int MostPlaces = 5;
    private const int MostServices = 10;

    public static void Write(AwsSummary summary, Page page)
    {
        page.Paragraph("", string.Create(CultureInfo.InvariantCulture, $"{Counts.Of(summary.Records, "resource")} and {Counts.Of(summary.Gaps, "gap")} from {Counts.Of(summary.Accounts, "account")} in {summary.Elapsed.TotalSeconds:0.0} s"));
        foreach (var place in summary.Places.Take(MostPlaces))
            page.Paragraph("  ", $"{place.Subject}: {place.Message}");
        if (summary.Places.Count > MostPlaces)
            page.Paragraph("  ", $"and {summary.Places.Count - MostPlaces} more like these; the snapshot has them as gaps");
        if (summary.Denied.Count > 0)
            page.Paragraph("denied: ", $"{Listed(summary.Denied)}; `cairn doctor aws` says what to grant");
        if (summary.Failed.Count > 0)
            page.Paragraph("failed: ", $"{Listed(summary.Failed)}; the snapshot has each as a gap with the reason");
        if (summary.Costs.Count > 0)
            page.Paragraph("", summary.Costs.Count > MostServices ? "where most of the time went:" : "where the time went:");
        foreach (var cost in summary.Costs.Take(MostServices))
            page.Raw(Line(cost));
    }

    private static string Listed(IReadOnlyList<MissedCalls> missed) => string.Join(", ", missed.Select(calls => $"{calls.Service} ({calls.Calls})"));

    private static string Line(ServiceCost cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {Plain.Line(cost.Service),-24} {cost.Calls,7} calls {cost.Waited.TotalMilliseconds / Math.Max(1, cost.Calls),6:0} ms each{(cost.Throttled > 0 ? $", {cost.Throttled} turned away" : "")}{(cost.Failed > 0 ? $", {cost.Failed} failed" : "")}");
}
