namespace Cairn.Access.Aws;

/// <summary>
/// A VPC endpoint of the estate: a request through it needs its policy's leave as well.
/// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
/// </summary>
/// <param name="Id">The id that <c>aws:SourceVpce</c> carries.</param>
public sealed record AwsEndpoint(string Id)
{
    /// <summary>The VPC it stands in, as <c>aws:SourceVpc</c> names it.</summary>
    public string? Network { get; init; }

    public string? Account { get; init; }

    /// <summary>Its policy; null for the default, which allows everything.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>Why it is not known what its policy says; null if it is known, or that there is none.</summary>
    public string? PolicyUnknown { get; init; }
}
