using Cairn.Sources.Aws;

namespace Cairn.Cli.Text;

/// <summary>Tells what the doctor found: the good in one line, the rest by service, and in few lines when nearly everything is wrong.</summary>
internal sealed class AwsDiagnosisText(Page page, AwsDiagnosis diagnosis)
{
    /// <summary>More permissions than these are granted with a policy, not one by one.</summary>
    private const int MostGrants = 40;
    private const int MostFailures = 20;

    private readonly ILookup<CallOutcome, TriedCall> _calls = diagnosis.Calls.ToLookup(call => call.Outcome);

    public void Write()
    {
        page.Paragraph("", $"account {diagnosis.Account}, region {diagnosis.Region}: {_calls[CallOutcome.Works].Count()} of {diagnosis.Calls.Count} calls work");
        if (diagnosis.Accounts > 1)
            page.Paragraph("", $"the role can be taken on in {Counts.Of(diagnosis.Accounts - 1, "other account")}");
        foreach (var gap in diagnosis.NotSeen)
            page.Paragraph("  ", $"{gap.Subject}: {gap.Message}");
        Denied([.. _calls[CallOutcome.Denied]]);
        Absent([.. _calls[CallOutcome.Absent]]);
        Failed([.. _calls[CallOutcome.Failed]]);
        var untried = _calls[CallOutcome.NotTried].Count();
        if (untried > 0)
            page.Paragraph("", $"{untried} calls could not be tried: there is nothing here that they would be about{(_calls[CallOutcome.Denied].Any() ? ", or the call that lists it was denied" : "")}");
        if (_calls[CallOutcome.Denied].Any())
            page.Paragraph("help: ", "`cairn doctor aws --policy json` prints everything that Cairn may need, and nothing else");
    }

    private void Denied(List<TriedCall> denied)
    {
        if (denied.Count == 0)
            return;
        page.Paragraph("", $"{denied.Count} denied, so what they would show is not seen:");
        var isMuch = denied.DistinctBy(call => call.Permission).Count() > MostGrants;
        var shut = isMuch ? denied.Select(Service).Except(_calls[CallOutcome.Works].Select(Service)).Order(StringComparer.Ordinal).ToList() : [];
        if (shut.Count > 0)
            page.Paragraph("  everything of ", string.Join(", ", shut));
        foreach (var service in denied.Where(call => !shut.Contains(Service(call))).GroupBy(Service).OrderBy(group => group.Key, StringComparer.Ordinal))
            page.Paragraph($"  {service.Key}: grant ", string.Join(", ", service.Select(call => call.Permission).Distinct().Order(StringComparer.Ordinal)));
    }

    private void Absent(List<TriedCall> absent)
    {
        if (absent.Count == 0)
            return;
        page.Paragraph("", $"{absent.Count} not offered in this region or account:");
        var there = diagnosis.Calls.Where(call => call.Outcome is not (CallOutcome.Absent or CallOutcome.NotTried)).Select(Service).ToHashSet(StringComparer.Ordinal);
        page.Paragraph("  ", string.Join(", ", absent.Select(call => there.Contains(Service(call)) ? call.Name : Service(call)).Distinct().Order(StringComparer.Ordinal)));
    }

    private void Failed(List<TriedCall> failed)
    {
        if (failed.Count == 0)
            return;
        page.Paragraph("", $"{failed.Count} failed:");
        var reasons = failed.GroupBy(call => (Service: Service(call), call.Reason)).OrderBy(group => group.Key.Service, StringComparer.Ordinal).ThenBy(group => group.Key.Reason, StringComparer.Ordinal).ToList();
        foreach (var reason in reasons.Take(MostFailures))
            page.Paragraph($"  {(reason.Count() == 1 ? reason.First().Name : $"{reason.Key.Service} ({reason.Count()} calls)")}: ", reason.Key.Reason ?? "");
        if (reasons.Count > MostFailures)
            page.Paragraph("  ", $"and {reasons.Skip(MostFailures).Sum(reason => reason.Count())} more");
    }

    private static string Service(TriedCall call) => call.Name.Split(':')[0];
}
