using Cairn.Sources.Aws;

namespace Cairn.Cli.Text;

/// <summary>Tells what the doctor found: the good in one line, the rest call by call.</summary>
internal static class AwsDiagnosisText
{
    public static void Write(AwsDiagnosis diagnosis, TextWriter to)
    {
        var works = diagnosis.Calls.Count(call => call.Outcome == CallOutcome.Works);
        to.WriteLine($"account {Plain.Line(diagnosis.Account)}, region {Plain.Line(diagnosis.Region)}: {works} of {diagnosis.Calls.Count} calls work");
        Section(diagnosis, CallOutcome.Denied, "denied, so what they would show is not seen:", call => $"{call.Name}: grant {call.Permission}", to);
        Section(diagnosis, CallOutcome.Absent, "not offered in this region or account:", call => call.Name, to);
        Section(diagnosis, CallOutcome.Failed, "failed:", call => $"{call.Name}: {call.Reason}", to);
        var untried = diagnosis.Calls.Count(call => call.Outcome == CallOutcome.NotTried);
        if (untried > 0)
            to.WriteLine($"{untried} calls could not be tried: there is nothing here that they would be about");
        if (diagnosis.Calls.Any(call => call.Outcome == CallOutcome.Denied))
            to.WriteLine("help: `cairn doctor aws --policy json` prints everything that Cairn may need, and nothing else");
    }

    private static void Section(AwsDiagnosis diagnosis, CallOutcome outcome, string head, Func<TriedCall, string> tell, TextWriter to)
    {
        var calls = diagnosis.Calls.Where(call => call.Outcome == outcome).ToList();
        if (calls.Count == 0)
            return;
        to.WriteLine($"{calls.Count} {head}");
        foreach (var call in calls)
            to.WriteLine($"  {Plain.Line(tell(call))}");
    }
}
