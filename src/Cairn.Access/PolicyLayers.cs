namespace Cairn.Access;

/// <summary>The kinds of policy that take part in a decision; flags, since several can stop one request.</summary>
[Flags]
public enum PolicyLayers
{
    None = 0,
    Identity = 1,
    Resource = 1 << 1,
    Boundary = 1 << 2,
    Session = 1 << 3,
    ServiceControl = 1 << 4,
    ResourceControl = 1 << 5,
    Endpoint = 1 << 6,
    PublicAccessBlock = 1 << 7,

    /// <summary>A fixed rule of the provider that no policy can change.</summary>
    Platform = 1 << 8,
}
