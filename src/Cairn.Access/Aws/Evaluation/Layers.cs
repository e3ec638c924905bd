namespace Cairn.Access.Aws.Evaluation;

/// <summary>The answers of all layers to one question.</summary>
internal readonly record struct Layers
{
    public required LayerResult Identity { get; init; }

    public required LayerResult Boundary { get; init; }

    public required LayerResult Session { get; init; }

    public required LayerResult ServiceControl { get; init; }

    public required LayerResult ResourceControl { get; init; }

    public required LayerResult Endpoint { get; init; }

    public required ResourceResult Resource { get; init; }

    /// <summary>Under which condition a public access block shuts the caller out.</summary>
    public required Condition PublicBlock { get; init; }

    /// <summary>What identity and resource policies grant, with or without the limits of boundary and session.</summary>
    public Condition Core(Question question, bool limited)
    {
        if (!question.Caller.IsSigned)
            return Resource.Direct;
        var limits = limited ? Boundary.Allow & Session.Allow : Condition.Always;
        if (!question.IsSameAccount)
            return Identity.Allow & limits & (Resource.Direct | Resource.Role | Resource.Account);

        // A grant to the role ARN is limited by boundary and session policy; one to the session, the user or everyone is not:
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-eval-logic
        var byIdentity = PlatformRules.NeedsResourcePolicy(question) ? Identity.Allow & Resource.Account : Identity.Allow;
        return Resource.Direct | ((Resource.Role | byIdentity) & limits);
    }

    public Condition Denies()
        => ServiceControl.Deny | ResourceControl.Deny | Endpoint.Deny | Boundary.Deny | Session.Deny | Identity.Deny | Resource.Deny | PublicBlock;

    public PolicyLayers FirstDenial()
        => !ServiceControl.Deny.IsNever ? PolicyLayers.ServiceControl
            : !ResourceControl.Deny.IsNever ? PolicyLayers.ResourceControl
            : !Endpoint.Deny.IsNever ? PolicyLayers.Endpoint
            : !PublicBlock.IsNever ? PolicyLayers.PublicAccessBlock
            : !Boundary.Deny.IsNever ? PolicyLayers.Boundary
            : !Session.Deny.IsNever ? PolicyLayers.Session
            : !Identity.Deny.IsNever ? PolicyLayers.Identity
            : PolicyLayers.Resource;

    public PolicyLayers FirstGap(Condition granted)
        => granted.IsNever ? (Boundary.Allow.IsNever ? PolicyLayers.Boundary : PolicyLayers.Session)
            : ServiceControl.Allow.IsNever ? PolicyLayers.ServiceControl
            : PolicyLayers.Endpoint;

    /// <summary>The layers that stop what the core policies would allow.</summary>
    public PolicyLayers Blockers(Condition core)
    {
        if (core.IsNever)
            return PolicyLayers.None;
        return Flag(Stops(ServiceControl), PolicyLayers.ServiceControl)
            | Flag(Stops(ResourceControl), PolicyLayers.ResourceControl)
            | Flag(Stops(Endpoint), PolicyLayers.Endpoint)
            | Flag(Stops(Boundary), PolicyLayers.Boundary)
            | Flag(Stops(Session), PolicyLayers.Session)
            | Flag(Identity.Deny.IsAlways, PolicyLayers.Identity)
            | Flag(Resource.Deny.IsAlways, PolicyLayers.Resource)
            | Flag(PublicBlock.IsAlways, PolicyLayers.PublicAccessBlock);
    }

    private static bool Stops(LayerResult layer) => layer.Allow.IsNever || layer.Deny.IsAlways;

    private static PolicyLayers Flag(bool condition, PolicyLayers layer) => condition ? layer : PolicyLayers.None;
}
