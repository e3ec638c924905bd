namespace Cairn.Access.Aws;

/// <summary>The ARNs of S3 access points: what is inside one, and what that is in the bucket behind it.</summary>
internal static class AccessPointArns
{
    private const string Mark = ":accesspoint/";
    private const string Inside = "/object/";

    /// <summary>The access point's own ARN, of it or of something inside it; null for anything else.</summary>
    public static string? Of(string arn)
    {
        var mark = arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Contains(":s3:", StringComparison.Ordinal) ? arn.IndexOf(Mark, StringComparison.Ordinal) : -1;
        if (mark < 0)
            return null;
        var slash = arn.IndexOf('/', mark + Mark.Length);
        return slash < 0 ? arn : arn[..slash];
    }

    /// <summary>What stands for anything inside a target: an access point writes <c>/object/</c> before the object's key.</summary>
    public static string Contents(AwsResource target, string rest) => target.AccessPoint is null ? $"{target.Arn}/{rest}" : $"{target.Arn}{Inside}{rest}";

    /// <summary>The same thing, as the policy of the bucket behind the access point names it.</summary>
    public static string InBucket(string resource, string point, string bucket)
        => resource.StartsWith(point + Inside, StringComparison.Ordinal) ? $"{bucket}/{resource[(point.Length + Inside.Length)..]}"
            : resource.Length > point.Length ? $"{bucket}/{resource[(point.Length + 1)..]}"
            : bucket;

    /// <summary>The same thing, as the access point's policy names it.</summary>
    public static string AtPoint(string resource, string point, string bucket)
        => resource.Length > bucket.Length ? $"{point}{Inside}{resource[(bucket.Length + 1)..]}" : point;
}
