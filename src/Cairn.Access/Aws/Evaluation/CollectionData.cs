using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>
/// Reading and writing what is in a collection of OpenSearch Serverless takes two grants: a data access policy of its account
/// names the caller, and the caller's IAM policies allow <c>aoss:APIAccessAll</c> on the collection. Neither suffices alone, and
/// IAM has no say on the first: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html
/// </summary>
internal static class CollectionData
{
    private const string Mark = ":collection/";

    private static readonly AwsAction Door = new("aoss:APIAccessAll");

    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal) { "aoss:describeindex", "aoss:readdocument", "aoss:writedocument" };

    public static bool Decides(Question question) => Actions.Contains(question.Action.Lower);

    /// <summary>The collection that an index is in; null for anything else.</summary>
    public static string? CollectionOf(string arn)
    {
        var mark = arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Contains(":aoss:", StringComparison.Ordinal) ? arn.IndexOf(Mark, StringComparison.Ordinal) : -1;
        var slash = mark < 0 ? -1 : arn.IndexOf('/', mark + Mark.Length);
        return slash < 0 ? null : arn[..slash];
    }

    /// <summary>A question about the data of a collection is about any of its indexes; null for another question.</summary>
    public static string? Inside(AwsAction action, string resource)
        => Actions.Contains(action.Lower) && resource.Contains(Mark, StringComparison.Ordinal) && CollectionOf(resource) is null ? $"{resource}/*" : null;

    public static Verdict Decide(Question question)
    {
        var granted = Granted(question);
        var data = granted.IsAlways ? new Verdict(Decision.Allowed, PolicyLayers.Resource, Condition.Always)
            : granted.IsNever ? new Verdict(Decision.DeniedImplicitly, PolicyLayers.Resource, Condition.Never)
            : Residual.Judge(granted, PolicyLayers.Resource);
        if (data.IsDenied && question.Trace is null)
            return data;
        var door = Evaluator.DecideOne(question with { Action = Door, Resource = CollectionOf(question.Resource) ?? question.Resource, ResourcePattern = null });
        var both = AccessPoints.Both(door, data);
        return question.Trace is null ? both : both with { Because = question.Trace };
    }

    // Data access policies only ever allow, and only to principals of their own account.
    private static Condition Granted(Question question)
    {
        if (!question.Caller.IsSigned || !question.IsSameAccount)
            return Condition.Never;
        var said = LayerRules.EvaluateResource(question.ResourcePolicy, question);
        var granted = said.Direct | said.Role | said.Account;
        return question.Facts?.Resource?.DataPoliciesUnknown is { } why ? granted | Condition.OfUnseen(why) : granted;
    }
}
