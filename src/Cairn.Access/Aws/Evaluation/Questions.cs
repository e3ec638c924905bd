using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Makes questions out of an environment.</summary>
internal static class Questions
{
    public static Question Make(AwsEnvironment environment, AwsCaller caller, int principal, AwsAction action, string resource, int resourceIndex, string? owner)
        => Make(environment, caller, principal, action, resource, resourceIndex < 0 ? null : environment.Resources[resourceIndex], resourceIndex, owner, AwsRequest.NoContext, null);

    public static Question Make(
        AwsEnvironment environment, AwsCaller caller, int principal, AwsAction action, string resource, AwsResource? known, int resourceIndex, string? owner,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context, List<Reason>? trace)
    {
        var profile = principal < 0 ? null : environment.Profiles[principal];
        var account = profile is null ? environment.AccountOf(caller.Account) : profile.Account;
        var facts = new KnownFacts(profile, account, known, owner is null ? null : environment.AccountOf(owner), environment.AsOf);
        return new Question
        {
            Caller = caller,
            Action = action,
            Resource = resource,
            ResourceAccount = owner,
            ResourcePattern = Question.PatternOf(resource),
            Context = context,
            Trace = trace,
            ResourceControls = facts.ControlsOf(environment, action, owner),
            ResourcePolicy = resourceIndex < 0 ? null : environment.ResourcePolicies[resourceIndex],
            ResourcePolicyUnknown = known?.PolicyUnknown,
            TakesNoResource = environment.Catalogue.TakesNoResourceLower(action.Lower),
            Identity = profile is null ? Question.NoPolicies : profile.Identity,
            Boundary = profile?.Boundary,
            ServiceControls = profile is null ? [] : profile.ServiceControls,
            IdentityUnknown = profile?.Principal.Incomplete,
            IsOutsider = profile is null && caller.IsSigned && account is null,
            Facts = facts,
            Doors = environment.Endpoints,
        };
    }
}
