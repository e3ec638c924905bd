using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>When S3 calls a bucket policy public: it grants to everyone without pinning one of a few keys to fixed values.</summary>
internal static class PublicPolicy
{
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
    private static readonly HashSet<string> Pins = new(StringComparer.Ordinal)
    {
        "aws:sourceip", "aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce", "aws:sourceowner", "aws:sourceaccount", "aws:principalorgid",
        "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:userid", "aws:vpcsourceip", "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:dataaccesspointarn", "s3:dataaccesspointaccount", "s3:accesspointnetworkorigin", "aws:sourceorgid", "aws:sourceorgpaths", "aws:resourceorgid", "aws:principalserviceNamesList",
    };

    public static bool IsPublic(PolicyDocument document) => document.Statements.Any(IsPublic);

    public static bool IsPublic(Statement statement)
        => !statement.IsDeny
            && statement.Principals is { } principals
            && (statement.IsNotPrincipal || principals.Any(principal => principal.IsEveryone))
            && !statement.Conditions.Any(IsPinned);

    private static bool IsPinned(ConditionTest test)
        => Pins.Contains(test.LowerKey)
            && !test.Operator.Contains("Not", StringComparison.OrdinalIgnoreCase)
            && !test.Operator.Contains("IfExists", StringComparison.OrdinalIgnoreCase)
            && test.Values.Count > 0
            && test.Values.All(value => IsFixed(test, value));

    private static bool IsFixed(ConditionTest test, string value)
        => !value.Contains("${", StringComparison.Ordinal)
            && (test.LowerKey is "aws:sourceip" ? !IsWide(value) : value.AsSpan().IndexOfAny('*', '?') < 0 || test.LowerKey is "aws:sourcearn" or "aws:principalarn" && HasAccount(value));

    private static bool IsWide(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && int.TryParse(range.AsSpan(slash + 1), out var length) && length < (range.Contains(':', StringComparison.Ordinal) ? 32 : 8);
    }

    private static bool HasAccount(string arn)
    {
        var parts = arn.Split(':', 6);
        return parts.Length == 6 && parts[4].Length == 12 && parts[4].AsSpan().IndexOfAny('*', '?') < 0;
    }
}
