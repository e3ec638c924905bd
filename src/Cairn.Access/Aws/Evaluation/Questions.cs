using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Makes questions out of an environment.</summary>
internal static class Questions
{
    public static Question Make(AwsEnvironment environment, AwsCaller caller, int principal, AwsAction action, string resource, int resourceIndex, string? owner)
    {
        var known = resourceIndex < 0 ? null : environment.Resources[resourceIndex];
        var question = new Question
        {
            Caller = caller,
            Action = action,
            Resource = resource,
            ResourceAccount = owner,
            ResourcePattern = Question.PatternOf(resource),
            ResourceControls = environment.Catalogue.IsResourceControlled(action.Service) ? environment.ResourceControlsOf(owner) : [],
            ResourcePolicy = resourceIndex < 0 ? null : environment.ResourcePolicies[resourceIndex],
            ResourcePolicyUnknown = known?.PolicyUnknown,
            TakesNoResource = environment.Catalogue.TakesNoResourceLower(action.Lower),
            Facts = new KnownFacts { PrincipalAccount = environment.AccountOf(caller.Account), Resource = known, ResourceAccount = environment.AccountOf(owner) },
        };
        return principal < 0
            ? question with { IsOutsider = caller.IsSigned && environment.AccountOf(caller.Account) is null }
            : WithProfile(question, environment.Profiles[principal]);
    }

    private static Question WithProfile(Question question, PrincipalProfile profile) => question with
    {
        Identity = profile.Identity,
        Boundary = profile.Boundary,
        ServiceControls = profile.ServiceControls,
        ResourceControls = profile.Principal.IsServiceLinked ? [] : question.ResourceControls,
        IdentityUnknown = profile.Principal.Incomplete,
        Facts = question.Facts! with { Principal = profile.Principal, MayHaveSessionTags = profile.MayHaveSessionTags },
    };
}
