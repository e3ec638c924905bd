namespace Cairn.Access.Aws;

/// <summary>A user, role or root user that exists in the estate, with everything that hangs on it.</summary>
/// <param name="Arn">Its ARN, with the path.</param>
public sealed record AwsPrincipal(string Arn)
{
    /// <summary>Inline, attached and group policies together.</summary>
    public IReadOnlyList<PolicyDocument> Policies { get; init; } = [];

    public PolicyDocument? Boundary { get; init; }

    /// <summary>Why some of its policies are not known; what would be denied is then unknown. Null if all are known.</summary>
    public string? Incomplete { get; init; }

    /// <summary>Null where the tags are not known.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The unique id (AIDA…, AROA…), where known.</summary>
    public string? UniqueId { get; init; }

    /// <summary>True for a role that only its AWS service can use.</summary>
    public bool IsServiceLinked => Arn.Contains(":role/aws-service-role/", StringComparison.Ordinal);
}
