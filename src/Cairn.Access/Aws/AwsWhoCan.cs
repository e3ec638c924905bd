using Cairn.Access.Aws.Reach;

namespace Cairn.Access.Aws;

/// <summary>Answers "who can": every caller that an action on a resource is open to.</summary>
public static class AwsWhoCan
{
    /// <summary>The estate's principals, the internet, and the outsiders that the resource's policy names, as far as they are not denied.</summary>
    /// <param name="environment">The estate.</param>
    /// <param name="request">The request; its caller is left out of account.</param>
    public static IEnumerable<(AwsCaller Caller, Verdict Verdict)> Find(AwsEnvironment environment, AwsRequest request)
    {
        var callers = new Callers(environment);
        var resource = environment.FindResource(request.Resource);
        var outsiders = resource < 0 ? [callers.AnonymousIndex] : callers.OutsidersOf(resource).Append(callers.AnonymousIndex).Distinct();
        foreach (var caller in Enumerable.Range(0, environment.Principals.Count).Concat(outsiders).Select(index => callers.All[index]))
        {
            var verdict = AwsDecide.Decide(environment, request with { Caller = caller });
            if (!verdict.IsDenied)
                yield return (caller, verdict);
        }
    }
}
