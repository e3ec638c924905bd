using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>Decides one row for one caller and one target.</summary>
internal sealed class RowRule(AwsEnvironment environment)
{
    /// <summary>Statements, by policy and label, that are taken not to be there.</summary>
    public IReadOnlySet<(string Policy, string Statement)>? Without { get; init; }

    public RowVerdict Decide(AwsCaller caller, int principal, CompiledRow row, int target, List<Reason>? trace = null)
        => Decide(caller, principal, row, environment.Resources[target], target, trace);

    /// <summary>Decides for a target that need not exist, when its index is -1: it then has no policy of its own.</summary>
    public RowVerdict Decide(AwsCaller caller, int principal, CompiledRow row, AwsResource known, int target, List<Reason>? trace)
    {
        RowVerdict? result = null;
        foreach (var check in row.Checks)
        {
            if (check.Source.IsForEncrypted && known.EncryptionKeyArn is null)
                continue;
            var verdict = check.Caller is { } other
                ? Check(other, -1, check, known, target, trace)
                : Check(caller, principal, check, known, target, trace);
            result = result is { } so ? so.And(verdict) : verdict;
            if (result.Value.Verdict.IsDenied && trace is null)
                break;
        }
        return result ?? RowVerdict.None;
    }

    /// <summary>False if a check on somebody other than the edge's source fails, so that no source has the edge.</summary>
    public bool MayHold(CompiledRow row, int target)
        => row.Checks.All(check => check.Caller is null || !Check(check.Caller, -1, check, environment.Resources[target], target, null).Verdict.IsDenied);

    private RowVerdict Check(AwsCaller caller, int principal, CompiledCheck check, AwsResource known, int target, List<Reason>? trace)
    {
        var resource = Template.Fill(check.Source.Resource, known);
        var result = RowVerdict.None;
        foreach (var action in check.Actions)
        {
            var question = Ask(caller, principal, check, action, resource, known, target, trace);
            result = result.Or(Family.Decide(question));
        }
        return result;
    }

    private Question Ask(AwsCaller caller, int principal, CompiledCheck check, AwsAction action, string resource, AwsResource known, int target, List<Reason>? trace)
    {
        // What is inside the target shares its policy; the key that encrypts it has one of its own.
        var isOwn = resource.StartsWith(known.Arn, StringComparison.Ordinal);
        var index = isOwn ? target : environment.FindResource(resource);
        var owner = isOwn ? known.Account ?? environment.OwnerOf(known.Arn, target) : environment.OwnerOf(resource, index) ?? known.Account;
        var about = isOwn ? known : index < 0 ? null : environment.Resources[index];
        var question = Questions.Make(environment, caller, principal, action, resource, about, index, owner, check.ContextFor(known), trace) with { Without = Without };

        // A key that is not part of the estate has a policy nobody has seen.
        return index < 0 && resource.Contains(":key/", StringComparison.Ordinal) && !resource.Contains('*', StringComparison.Ordinal)
            ? question with { ResourcePolicyUnknown = $"the policy of {resource} allows it" }
            : AccessPoints.Complete(environment, question);
    }
}
