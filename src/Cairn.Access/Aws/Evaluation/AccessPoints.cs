using Cairn.Access.Aws.Conditions;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>
/// Requests through an S3 access point are decided twice, at the access point and at the bucket, and must be let through by both:
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
/// </summary>
internal static class AccessPoints
{
    private const string NetworkKey = "aws:sourcevpc";

    /// <summary>Adds to a question about an access point what the bucket behind it sees.</summary>
    public static Question Complete(AwsEnvironment environment, Question question)
    {
        if (question.Facts?.Resource is not { AccessPoint: { } point } resource || question.Action.Service != "s3" || IsAboutThePoint(question.Action.LowerName))
            return question;
        var index = environment.FindResource(point.BucketArn);
        var bucket = index < 0 ? null : environment.Resources[index];
        var owner = bucket?.Account ?? point.BucketAccount ?? resource.Account;
        var name = AccessPointArns.InBucket(question.Resource, resource.Arn, point.BucketArn);
        var behind = question with
        {
            Point = resource,
            Resource = name,
            ResourcePattern = Question.PatternOf(name),
            ResourceAccount = owner,
            ResourceControls = question.Facts.ControlsOf(environment, question.Action, owner),
            ResourcePolicy = index < 0 ? null : environment.ResourcePolicies[index],
            ResourcePolicyUnknown = index < 0 ? $"the policy of {point.BucketArn} lets it through" : bucket!.PolicyUnknown,
            Facts = question.Facts.About(bucket, environment.AccountOf(owner)),
        };
        return question with { Point = resource, Behind = behind };
    }

    /// <summary>The same question about one thing, at the access point and behind it.</summary>
    public static Question At(Question question, string resource) => question with
    {
        Resource = resource,
        ResourcePattern = null,
        Behind = question.Behind is { } behind ? behind with { Resource = InBucket(question, resource), ResourcePattern = null } : null,
    };

    public static Verdict Decide(Question question, Question behind)
    {
        var door = Evaluator.DecideOne(question);
        if (door.IsDenied && question.Trace is null)
            return door;
        var room = Evaluator.DecideOne(behind);
        return Both(Both(door, room), Network(question));
    }

    /// <summary>What is known of the keys that only a request through an access point carries.</summary>
    public static KeyValue? Find(string key, AwsResource point) => key switch
    {
        "s3:dataaccesspointarn" => KeyValue.Of(point.Arn),
        "s3:dataaccesspointaccount" => point.Account is { } account ? KeyValue.Of(account) : null,
        "s3:accesspointnetworkorigin" => KeyValue.Of(point.AccessPoint!.Network is null ? "Internet" : "VPC"),
        _ => null,
    };

    private static string InBucket(Question question, string resource) => AccessPointArns.InBucket(resource, question.Point!.Arn, question.Point.AccessPoint!.BucketArn);

    // Managing an access point is no request through it.
    private static bool IsAboutThePoint(string action) => action.Contains("accesspoint", StringComparison.Ordinal) || action is "tagresource" or "untagresource" or "listtagsforresource";

    // S3 rejects what does not come from the one network, whatever the policies say:
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html
    private static Verdict Network(Question question)
    {
        if (question.Point!.AccessPoint!.Network is not { } network)
            return Evaluator.Allowed;
        var test = new ConditionTest("StringEquals", NetworkKey, [network], variables: false);
        var applies = test.Evaluate(question) switch { Truth.Yes => Condition.Always, Truth.No => Condition.Never, _ => test.ToCondition() };
        question.Trace?.Add(new Reason(PolicyLayers.Platform, "AWS", "", "Allow", applies, $"{question.Point.Arn} takes requests from its network alone"));
        return applies.IsNever ? new Verdict(Decision.DeniedImplicitly, PolicyLayers.Platform, Condition.Never)
            : applies.IsAlways ? Evaluator.Allowed
            : new Verdict(Decision.Conditional, PolicyLayers.Platform, applies);
    }

    // One request: what one side leaves open must go together with what the other leaves open.
    internal static Verdict Both(Verdict left, Verdict right)
    {
        if (left.IsDenied || right.IsDenied)
            return right.Decision == Decision.DeniedExplicitly || !left.IsDenied ? right : left;
        if (left.Decision == Decision.Unknown || right.Decision == Decision.Unknown)
            return new Verdict(Decision.Unknown, left.Decision == Decision.Unknown ? left.Layer : right.Layer, left.Residual & right.Residual) { Because = left.Because };
        var both = left.Residual & left.Choices & right.Residual & right.Choices;
        var judged = both.IsAlways ? left : Residual.Judge(both, left.Layer);
        return judged with { Because = left.Because };
    }
}
