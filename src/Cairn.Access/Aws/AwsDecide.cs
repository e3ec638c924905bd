using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;
using Cairn.Access.Aws.Reach;

namespace Cairn.Access.Aws;

/// <summary>The first entrance: one request in, one explained verdict out.</summary>
public static class AwsDecide
{
    /// <summary>
    /// Decides a request against everything the environment knows. A resource with wildcards asks whether some resource of that form can be reached;
    /// it is allowed already when a part of the form is.
    /// </summary>
    public static Verdict Decide(AwsEnvironment environment, AwsRequest request, bool trace = false)
    {
        var question = Ask(environment, request, trace);
        if (question.ResourcePattern is null || question.TakesNoResource)
            return Evaluator.Decide(question);
        var verdict = Family.Decide(question).Verdict;
        return question.Trace is { } reasons ? verdict with { Because = [.. reasons.Distinct()] } : verdict;
    }

    internal static Question Ask(AwsEnvironment environment, AwsRequest request, bool trace)
    {
        var action = new AwsAction(request.Action);
        if (CollectionData.Inside(action, request.Resource) is { } inside)
            request = request with { Resource = inside };
        var resource = environment.FindResource(request.Resource);
        var owner = request.ResourceAccount ?? environment.OwnerOf(request.Resource, resource) ?? (request.Resource == "*" ? request.Caller.Account : null);
        var question = Questions.Make(environment, request.Caller, environment.FindPrincipal(request.Caller), action, request.Resource, resource, owner);
        return AccessPoints.Complete(environment, Endpoints.Enter(question with
        {
            Trace = trace ? [] : null,
            TakesNoResource = request.TakesNoResource ?? question.TakesNoResource,
            Context = request.Context,
            IsContextComplete = request.IsContextComplete,
            Session = request.SessionPolicies is { } session ? new PolicySet(PolicyLayers.Session, session) : null,
            Endpoint = request.EndpointPolicies is { } endpoint ? new PolicySet(PolicyLayers.Endpoint, endpoint) : null,
        }));
    }
}
