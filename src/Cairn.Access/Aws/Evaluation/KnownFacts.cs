using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>
/// The request keys that follow from who calls and what is called:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
/// </summary>
/// <param name="profile">The calling principal, if it is part of the estate.</param>
/// <param name="principalAccount">The caller's account, if it is part of the estate.</param>
/// <param name="resource">The resource, if it is known.</param>
/// <param name="resourceAccount">The resource's account, if it is part of the estate.</param>
/// <param name="asOf">No request is made before this time; null if nothing is known of when.</param>
internal sealed class KnownFacts(PrincipalProfile? profile, AwsAccount? principalAccount, AwsResource? resource, AwsAccount? resourceAccount, DateTimeOffset? asOf = null)
{
    public AwsResource? Resource => resource;

    private AwsPrincipal? Principal => profile?.Principal;

    private bool MayHaveSessionTags => profile?.MayHaveSessionTags ?? true;

    private AwsAccount? PrincipalAccount => principalAccount;

    private AwsAccount? ResourceAccount => resourceAccount;

    /// <summary>The same caller's facts with another resource.</summary>
    public KnownFacts About(AwsResource? other, AwsAccount? otherAccount) => new(profile, principalAccount, other, otherAccount, asOf);

    /// <summary>The RCPs that bind a request of this caller to a resource of some account.</summary>
    public IReadOnlyList<PolicySet> ControlsOf(AwsEnvironment environment, AwsAction action, string? owner)
        => profile is { Principal.IsServiceLinked: true } || !environment.Catalogue.IsResourceControlled(action.Service) ? [] : environment.ResourceControlsOf(owner);

    /// <summary>What is known of a key; null where nothing follows.</summary>
    public KeyValue? Find(string key, Question question)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
            return FindTag(key[..slash], key[(slash + 1)..], question);
        if (key.StartsWith("aws:principal", StringComparison.Ordinal) || key is "aws:username" or "aws:userid" or "kms:calleraccount")
            return FindCaller(key, question.Caller, question);
        return FindOther(key, question);
    }

    private KeyValue? FindCaller(string key, AwsCaller caller, Question question) => key switch
    {
        "aws:principalarn" => Sessions.PrincipalArn(caller, Principal),
        "aws:principalaccount" or "kms:calleraccount" => caller.Kind == CallerKind.Anonymous ? KeyValue.Of("anonymous") : KeyValue.OfNullable(caller.Account),
        "aws:principalorgid" => OfOrganization(caller, PrincipalAccount, PrincipalAccount?.OrganizationId),
        "aws:principalorgpaths" => OfOrganization(caller, PrincipalAccount, PrincipalAccount?.OrganizationPath),
        "aws:principaltype" => OfType(caller),
        "aws:username" => caller.Kind == CallerKind.User ? OfKnown(caller.Name) : KeyValue.Absent,
        "aws:userid" => Sessions.UserId(caller, Principal, question),
        "aws:principalisawsservice" => KeyValue.Of(caller.Kind == CallerKind.Service ? "true" : "false"),
        "aws:principalservicename" => caller.Kind == CallerKind.Service ? KeyValue.Of(caller.Arn) : KeyValue.Absent,
        _ => null,
    };

    private KeyValue? FindOther(string key, Question question) => (question.Point is { } point ? AccessPoints.Find(key, point) : null) ?? Endpoints.Find(key, question) ?? FindCircumstance(key, question);

    private KeyValue? FindCircumstance(string key, Question question) => key switch
    {
        "aws:resourceaccount" or "s3:resourceaccount" => question.ResourceAccount is { } account ? KeyValue.Of(account) : null,
        "aws:resourceorgid" => ResourceAccount is null ? null : KeyValue.OfNullable(ResourceAccount.OrganizationId),
        "aws:resourceorgpaths" => ResourceAccount is null ? null : KeyValue.OfNullable(ResourceAccount.OrganizationPath),
        "aws:requestedregion" => !question.IsRegionOpen && Arn.TryParse(question.Resource, out var arn) && arn.Region.Length > 0 && arn.Region.AsSpan().IndexOfAny('*', '?') < 0 ? KeyValue.Of(arn.Region) : null,

        "aws:currenttime" or "aws:epochtime" => asOf is { } now ? KeyValue.Later(now, isPresent: true) : null,

        // Long-term keys of a user have no token; a session's token is as young as the session.
        "aws:tokenissuetime" => asOf is { } now ? KeyValue.Later(now, isPresent: question.Caller.Kind is CallerKind.Role or CallerKind.Session) : null,

        // Only a call that a service makes for somebody carries the source it works for.
        "aws:sourcearn" or "aws:sourceaccount" or "aws:sourceorgid" or "aws:sourceorgpaths"
            => question.Caller.Kind == CallerKind.Service || question.IsContextComplete ? null : KeyValue.Absent,
        _ => null,
    };

    private static KeyValue? OfKnown(string? value) => value is null ? null : KeyValue.Of(value);

    // An account that is not part of the estate may belong to any organization.
    private static KeyValue? OfOrganization(AwsCaller caller, AwsAccount? account, string? value)
        => !caller.IsSigned ? KeyValue.Absent : account is null ? null : KeyValue.OfNullable(value);

    private static KeyValue? OfType(AwsCaller caller) => caller.Kind switch
    {
        CallerKind.User => KeyValue.Of("User"),
        CallerKind.Role or CallerKind.Session => KeyValue.Of("AssumedRole"),
        CallerKind.Root => KeyValue.Of("Account"),
        CallerKind.FederatedUser => KeyValue.Of("FederatedUser"),
        CallerKind.Anonymous => KeyValue.Of("Anonymous"),
        _ => null,
    };

    private KeyValue? FindTag(string prefix, string tag, Question question)
    {
        if (prefix == "aws:principaltag")
            return FindPrincipalTag(tag, question);
        if (prefix != "aws:resourcetag" && prefix != "s3:buckettag" && !prefix.EndsWith(":resourcetag", StringComparison.Ordinal))
            return null;
        return question.Action.Service == "s3" ? FindBucketTag(prefix, tag, question)
            : Resource?.Tags is { } tags && question.ResourcePattern is null ? TagOf(tags, tag)
            : null;
    }

    // A bucket's tags count only where that was switched on; on an object, aws:ResourceTag means the object's own:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/buckets-tagging-enable-abac.html
    private KeyValue? FindBucketTag(string prefix, string tag, Question question)
    {
        if (prefix != "s3:buckettag" && question.Resource.Contains('/', StringComparison.Ordinal))
            return null;
        if (Resource?.Bucket is not { } bucket)
            return null;
        return !bucket.TagConditionsEnabled ? KeyValue.Absent : Resource.Tags is { } tags ? TagOf(tags, tag) : null;
    }

    // A session tag may stand in for a missing one, or replace one; where there can be none, what the principal has is all.
    private KeyValue? FindPrincipalTag(string tag, Question question)
    {
        if (!question.Caller.IsSigned)
            return KeyValue.Absent;
        if (Principal?.Tags is not { } tags)
            return null;
        return !MayHaveSessionTags || question.Caller.Kind == CallerKind.User || question.IsContextComplete ? TagOf(tags, tag) : null;
    }

    private static KeyValue TagOf(IReadOnlyDictionary<string, string> tags, string lowerTag)
    {
        foreach (var (name, value) in tags)
        {
            if (name.Equals(lowerTag, StringComparison.OrdinalIgnoreCase))
                return KeyValue.Of(value);
        }
        return KeyValue.Absent;
    }
}
