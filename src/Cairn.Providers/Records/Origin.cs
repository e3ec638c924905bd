namespace Cairn.Providers.Records;

/// <summary>Where a record or gap was read: the input, and the address of the resource inside it.</summary>
/// <param name="Source">The input as the user named it (a path, or a live account).</param>
/// <param name="Address">The resource's own name there, such as a Terraform address.</param>
/// <param name="Stage">Whether the source describes what is, or what is intended.</param>
public sealed record Origin(string Source, string Address, Stage Stage = Stage.Deployed)
{
    /// <summary>The line of the source on which the resource begins; zero where a source has no lines to point at.</summary>
    public int Line { get; init; }
}

/// <summary>How much a source knows: a deployed resource is real, a planned one is intended.</summary>
public enum Stage
{
    Deployed,
    Planned,
}
