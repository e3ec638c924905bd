namespace Cairn.Access.Aws;

/// <summary>Something that actions act on, with the policy that hangs on it (for a role: its trust policy).</summary>
/// <param name="Arn">The ARN that the actions check.</param>
public sealed record AwsResource(string Arn)
{
    /// <summary>The neutral kinds (<c>Bucket</c>, <c>Secret</c>, <c>Role</c> …) by which permission rows find it.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The owning account; null where it is not known, and then every caller counts as from the same account.</summary>
    public string? Account { get; init; }

    public PolicyDocument? Policy { get; init; }

    /// <summary>Why it is not known what its policy says; null if it is known, or that there is none.</summary>
    public string? PolicyUnknown { get; init; }

    /// <summary>For a collection of OpenSearch Serverless: what data access policies grant on it, each as statements; they grant nothing alone.</summary>
    public IReadOnlyList<PolicyDocument> DataPolicies { get; init; } = [];

    /// <summary>Why it is not known what its data access policies say; null if it is.</summary>
    public string? DataPoliciesUnknown { get; init; }

    /// <summary>Null where the tags are not known.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The customer key that encrypts it; null for a service's own key.</summary>
    public string? EncryptionKeyArn { get; init; }

    /// <summary>For a KMS key: its grants, a second source of permission beside its policy.</summary>
    public IReadOnlyList<AwsKeyGrant> Grants { get; init; } = [];

    /// <summary>What an S3 bucket adds: public access block, ACL, ownership.</summary>
    public AwsBucketFacts? Bucket { get; init; }

    /// <summary>For an S3 access point: what lies behind it; its policy and the bucket's must both let a request through.</summary>
    public AwsAccessPointFacts? AccessPoint { get; init; }
}

/// <summary>What an S3 access point leads to: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html</summary>
/// <param name="BucketArn">The bucket behind it.</param>
/// <param name="BucketAccount">The bucket's owner, where it is not the access point's own account.</param>
/// <param name="Network">The one VPC that requests must come from; null for an access point that is open to the internet.</param>
public sealed record AwsAccessPointFacts(string BucketArn, string? BucketAccount, string? Network);

/// <summary>The settings of an S3 bucket that decide along with its policy.</summary>
public sealed record AwsBucketFacts
{
    /// <summary>RestrictPublicBuckets of bucket or account: a public policy then serves only the own account and AWS services.</summary>
    public bool RestrictPublicBuckets { get; init; }

    /// <summary>IgnorePublicAcls of bucket or account.</summary>
    public bool IgnorePublicAcls { get; init; }

    /// <summary>Object ownership is <c>BucketOwnerEnforced</c>: ACLs do not count.</summary>
    public bool AclsDisabled { get; init; }

    /// <summary>Grants of the bucket ACL.</summary>
    public IReadOnlyList<AwsAclGrant> AclGrants { get; init; } = [];

    /// <summary>Bucket tags count in conditions only where this was switched on.</summary>
    public bool TagConditionsEnabled { get; init; }
}

/// <summary>One grant of a bucket ACL.</summary>
/// <param name="Grantee"><c>AllUsers</c>, <c>AuthenticatedUsers</c>, or a canonical user id.</param>
/// <param name="Permission"><c>READ</c>, <c>WRITE</c>, <c>READ_ACP</c>, <c>WRITE_ACP</c> or <c>FULL_CONTROL</c>.</param>
public sealed record AwsAclGrant(string Grantee, string Permission);

/// <summary>A grant on a KMS key: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html</summary>
/// <param name="Grantee">The ARN that may use it.</param>
/// <param name="Operations">Operations such as <c>Decrypt</c>.</param>
/// <param name="EncryptionContext">What the request's encryption context must hold; null for no constraint.</param>
public sealed record AwsKeyGrant(string Grantee, IReadOnlyList<string> Operations, IReadOnlyDictionary<string, string>? EncryptionContext = null);
