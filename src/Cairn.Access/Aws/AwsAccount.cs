namespace Cairn.Access.Aws;

/// <summary>An account, and where it stands in its organization.</summary>
/// <param name="Id">The twelve digits.</param>
public sealed record AwsAccount(string Id)
{
    public string? OrganizationId { get; init; }

    /// <summary>The path as <c>aws:PrincipalOrgPaths</c> spells it: <c>o-…/r-…/ou-…/</c>.</summary>
    public string? OrganizationPath { get; init; }

    /// <summary>True for the organization's management account, which neither SCPs nor RCPs bind.</summary>
    public bool IsManagement { get; init; }

    /// <summary>The levels from the root down to the account itself; empty if there are none or they are not known.</summary>
    public IReadOnlyList<OrganizationLevel> Levels { get; init; } = [];
}

/// <summary>One level of an organization: the root, a unit or the account.</summary>
/// <param name="Name">The level's name or id.</param>
/// <param name="ServiceControl">The SCPs attached here; null where SCPs are off or not known, and then they limit nothing.</param>
/// <param name="ResourceControl">The RCPs attached here, with or without the default full-access one.</param>
public sealed record OrganizationLevel(string Name, IReadOnlyList<PolicyDocument>? ServiceControl, IReadOnlyList<PolicyDocument> ResourceControl);
