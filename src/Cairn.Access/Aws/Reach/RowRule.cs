using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>Decides one row for one caller and one target.</summary>
internal sealed class RowRule(AwsEnvironment environment)
{
    /// <summary>Statements, by policy and label, that are taken not to be there.</summary>
    public IReadOnlySet<(string Policy, string Statement)>? Without { get; init; }

    public RowVerdict Decide(AwsCaller caller, int principal, CompiledRow row, int target, List<Reason>? trace = null)
    {
        RowVerdict? result = null;
        foreach (var check in row.Checks)
        {
            if (check.Source.IsForEncrypted && environment.Resources[target].EncryptionKeyArn is null)
                continue;
            var verdict = check.Caller is { } other
                ? Check(other, -1, check, target, trace)
                : Check(caller, principal, check, target, trace);
            result = result is { } so ? so.And(verdict) : verdict;
            if (result.Value.Verdict.IsDenied && trace is null)
                break;
        }
        return result ?? RowVerdict.None;
    }

    private RowVerdict Check(AwsCaller caller, int principal, CompiledCheck check, int target, List<Reason>? trace)
    {
        var known = environment.Resources[target];
        var resource = Template.Fill(check.Source.Resource, known);
        var result = RowVerdict.None;
        foreach (var action in check.Actions)
        {
            var question = Ask(caller, principal, action, resource, known, target) with { Context = check.ContextFor(known), Trace = trace, Without = Without };
            result = result.Or(Family.Decide(question));
            if (result is { Verdict.Decision: Decision.Allowed, Scope: null } && check.Actions.Count == 1)
                break;
        }
        return result;
    }

    private Question Ask(AwsCaller caller, int principal, AwsAction action, string resource, AwsResource known, int target)
    {
        // What is inside the target shares its policy; the key that encrypts it has one of its own.
        var index = resource.StartsWith(known.Arn, StringComparison.Ordinal) ? target : environment.FindResource(resource);
        var owner = index == target ? environment.OwnerOf(known.Arn, target) : environment.OwnerOf(resource, index) ?? known.Account;
        var question = Questions.Make(environment, caller, principal, action, resource, index, owner);

        // A key that is not part of the estate has a policy nobody has seen.
        return index < 0 && resource.Contains(":key/", StringComparison.Ordinal)
            ? question with { ResourcePolicyUnknown = $"the policy of {resource} allows it" }
            : question;
    }
}
