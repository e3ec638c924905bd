namespace Cairn.Providers.Aws.Ec2;

/// <summary>Fact edges of the network that its declarations write and the exposure derivation reads.</summary>
internal static class NetworkEdges
{
    /// <summary>A security group lets traffic in from a range of addresses or from the members of a group.</summary>
    public const string AllowsIngress = "ALLOWS_INGRESS_FROM";

    /// <summary>A security group lets traffic out to a range of addresses or to the members of a group.</summary>
    public const string AllowsEgress = "ALLOWS_EGRESS_TO";

    /// <summary>One numbered entry of a network ACL, allowing or denying.</summary>
    public const string AclEntry = "HAS_ACL_ENTRY";

    /// <summary>An address or an interface belongs to a machine.</summary>
    public const string AttachedTo = "ATTACHED_TO";

    /// <summary>A machine carries an instance profile, and through it a role.</summary>
    public const string HasProfile = "HAS_PROFILE";

    /// <summary>A route of an API leads to a function, an endpoint or another listener.</summary>
    public const string IntegratesWith = "INTEGRATES_WITH";

    /// <summary>A load balancer listens on a port, or a listener forwards to a group of targets.</summary>
    public const string ForwardsTo = "FORWARDS_TO";

    /// <summary>A group of targets or an Auto Scaling group holds a machine.</summary>
    public const string HasTarget = "HAS_TARGET";

    public const string IpRange = "IpRange";
}
