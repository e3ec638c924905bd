namespace Cairn.Access.Aws.Evaluation;

/// <summary>
/// Puts the layers together: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </summary>
internal static class Evaluator
{
    public static readonly Verdict Allowed = new(Decision.Allowed, PolicyLayers.Identity, Condition.Always);
    private static readonly Verdict Denied = new(Decision.DeniedImplicitly, PolicyLayers.Identity, Condition.Never);
    private static readonly Verdict DeniedByResource = new(Decision.DeniedImplicitly, PolicyLayers.Resource, Condition.Never);
    private static readonly Verdict AllowedByResource = new(Decision.Allowed, PolicyLayers.Resource, Condition.Always);

    public static Verdict Decide(Question question)
        => Endpoints.Narrow(question, question.Behind is { } behind ? AccessPoints.Decide(question, behind) : DecideOne(question));

    /// <summary>Decides without regard to what lies behind an access point.</summary>
    public static Verdict DecideOne(Question question)
    {
        if (PlatformRules.AlwaysAllows(question))
            return Platform(question, Decision.Allowed, "needs no permission");
        if (CollectionData.Decides(question))
            return CollectionData.Decide(question);
        var layers = new Layers
        {
            Identity = Identity(question),
            Boundary = LayerRules.Evaluate(question.Boundary, question),
            Session = LayerRules.Evaluate(question.Session, question),
            ServiceControl = question.Caller.IsSigned ? LayerRules.EvaluateEach(question.ServiceControls, question) : LayerResult.Absent,
            ResourceControl = ResourceControl(question),
            Endpoint = Endpoint(question),
            Resource = Resource(question),
            PublicBlock = PublicAccess.Blocks(question),
        };
        var verdict = Combine(question, layers);
        if (!verdict.IsDenied && PlatformRules.Refuses(question) is { } why)
            return Platform(question, Decision.DeniedImplicitly, why);
        return question.Trace is null ? verdict : verdict with { Because = question.Trace };
    }

    // The root user has no identity policies and needs none; an outsider's own account is the attacker's to arrange.
    private static LayerResult Identity(Question question)
    {
        if (question.Caller.Kind == CallerKind.Root || question.IsOutsider)
            return LayerResult.Absent;
        if (!question.Caller.IsSigned)
            return new LayerResult(Condition.Never, Condition.Never);
        var result = LayerRules.Evaluate(question.Identity, question);
        return question.IdentityUnknown is { } why ? result with { Allow = result.Allow | Condition.OfUnseen(why) } : result;
    }

    private static LayerResult Endpoint(Question question)
    {
        var result = LayerRules.Evaluate(question.Endpoint, question);
        return question.Door?.Endpoint.PolicyUnknown is { } why ? result with { Allow = Condition.OfUnseen(why) } : result;
    }

    // The full-access RCP cannot be detached, so RCPs only ever deny:
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    private static LayerResult ResourceControl(Question question)
        => question.ResourceControls.Count == 0
            ? LayerResult.Absent
            : LayerRules.EvaluateEach(question.ResourceControls, question) with { Allow = Condition.Always };

    private static ResourceResult Resource(Question question)
    {
        var result = LayerRules.EvaluateResource(question.ResourcePolicy, question);
        var others = AccessControlList.Grants(question) | KeyGrants.Allows(question);
        if (!others.IsNever)
            result = result with { Direct = result.Direct | others };
        return question.ResourcePolicyUnknown is { } why ? result with { Direct = result.Direct | Condition.OfUnseen(why) } : result;
    }

    private static Verdict Combine(Question question, Layers layers)
    {
        var core = layers.Core(question, limited: false);
        var granted = layers.Core(question, limited: true);
        var deny = layers.Denies();
        var open = granted & layers.ServiceControl.Allow & layers.Endpoint.Allow;
        var final = open & !deny;
        if (final.IsAlways)
            return layers.Identity.Allow.IsNever ? AllowedByResource : Allowed;
        if (deny.IsAlways || (final.IsNever && !open.IsNever))
            return new Verdict(Decision.DeniedExplicitly, layers.FirstDenial(), Condition.Never) { BlockedBy = layers.Blockers(core) };
        if (core.IsNever)
            return layers.Identity.Allow.IsNever ? Denied : DeniedByResource;
        if (final.IsNever)
            return new Verdict(Decision.DeniedImplicitly, layers.FirstGap(granted), Condition.Never) { BlockedBy = layers.Blockers(core) };
        var layer = layers.Identity.Allow.IsNever ? PolicyLayers.Resource : PolicyLayers.Identity;
        var verdict = Residual.Judge(final, layer);

        // Grants and denials that contradict each other under every request: the denials decide.
        return verdict.IsDenied && !Residual.Judge(open, layer).IsDenied
            ? new Verdict(Decision.DeniedExplicitly, layers.FirstDenial(), Condition.Never)
            : verdict;
    }

    private static Verdict Platform(Question question, Decision decision, string why)
    {
        question.Trace?.Add(new Reason(PolicyLayers.Platform, "AWS", "", decision == Decision.Allowed ? "Allow" : "Deny", Condition.Always, why));
        return new Verdict(decision, PolicyLayers.Platform, Condition.Of(decision == Decision.Allowed))
        {
            BlockedBy = decision == Decision.Allowed ? PolicyLayers.None : PolicyLayers.Platform,
            Because = question.Trace ?? [],
        };
    }
}
