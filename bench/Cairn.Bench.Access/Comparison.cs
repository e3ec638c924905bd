using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cairn.Access;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Evaluation;

namespace Cairn.Bench.Access;

/// <summary>Holds our answers against a reference's; a difference counts as explained only where AWS documents our answer.</summary>
internal static class Comparison
{
    public static int Print(Question[] questions, string[] ours, string referencePath)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(referencePath));
        var theirs = document.RootElement.GetProperty("decisions").EnumerateArray().Select(answer => answer.GetString()!).ToArray();
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var settled = new string[ours.Length];
        for (var i = 0; i < ours.Length; i++)
        {
            var reason = ours[i] == theirs[i] ? null : Explain(questions[i], ours[i], theirs[i]) ?? "unexplained";
            settled[i] = reason is null or "unexplained" ? ours[i] : theirs[i];
            if (reason is not null)
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }
        foreach (var (reason, count) in reasons)
            Console.WriteLine($"{count,6} {reason}");
        Console.WriteLine($"digest of the reference {Digest(theirs)}, ours with the documented differences set aside {Digest(settled)}");
        return reasons.ContainsKey("unexplained") ? 1 : 0;
    }

    public static string Digest(string[] answers) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', answers))))[..16];

    private static string? Explain(Question question, string ours, string theirs)
    {
        if (theirs == "Allowed" && PlatformRules.Refuses(question) is not null && !question.IsSameAccount)
            return "bucket policy calls from another account are refused: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html";

        // The session policy is what stops it there: without it, both say allowed.
        if (ours == "Allowed" && theirs == "ImplicitlyDenied" && question.Session is not null && question.Caller.Kind == CallerKind.Session
            && Evaluator.Decide(question with { Session = null }).Decision == Decision.Allowed
            && !LayerRules.EvaluateResource(question.ResourcePolicy, question).Direct.IsNever)
            return "a grant to the session itself is not limited by the session policy: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session";
        return null;
    }
}
