using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws;

/// <summary>A principal's policies, layer by layer, as shared sets.</summary>
internal sealed class PrincipalProfile
{
    public PrincipalProfile(AwsPrincipal principal, AwsAccount? account, PolicySetCache sets)
    {
        Principal = principal;
        Caller = AwsCaller.Parse(principal.Arn);
        Account = account;
        Identity = sets.Get(PolicyLayers.Identity, principal.Policies);
        Boundary = principal.Boundary is null ? null : sets.Get(PolicyLayers.Boundary, [principal.Boundary]);

        // SCPs bind neither the management account nor service-linked roles:
        // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
        var isBound = account is { IsManagement: false } && !principal.IsServiceLinked;
        ServiceControls = isBound
            ? [.. account!.Levels.Where(level => level.ServiceControl is not null).Select(level => sets.Get(PolicyLayers.ServiceControl, level.ServiceControl!))]
            : [];
    }

    public AwsPrincipal Principal { get; }

    public AwsCaller Caller { get; }

    /// <summary>Its account, if that is part of the estate.</summary>
    public AwsAccount? Account { get; }

    public PolicySet Identity { get; }

    public PolicySet? Boundary { get; }

    public PolicySet[] ServiceControls { get; }

    /// <summary>True if its sessions may carry tags that it does not have itself.</summary>
    public bool MayHaveSessionTags { get; init; }

    /// <summary>The RCPs of an account, of all levels; none for the management account.</summary>
    public static PolicySet[] ControlsOf(AwsAccount account, PolicySetCache sets)
        => account.IsManagement ? [] : [.. account.Levels.Where(level => level.ResourceControl.Count > 0).Select(level => sets.Get(PolicyLayers.ResourceControl, level.ResourceControl))];
}
