using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>When S3 calls a bucket policy public: it grants to everyone without pinning one of a few keys to fixed values.</summary>
internal static class PublicPolicy
{
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
    private static readonly HashSet<string> Pins = new(StringComparer.Ordinal)
    {
        "aws:sourcearn", "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:sourceowner", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
        "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:userid",
        "aws:sourceip", "s3:x-amz-server-side-encryption-aws-kms-key-id", "s3:dataaccesspointarn", "s3:dataaccesspointaccount", "s3:accesspointnetworkorigin",
        "aws:principalisawsservice", "aws:principalservicename", "aws:principalservicenameslist",
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

    private static bool IsFixed(ConditionTest test, string value) => test.LowerKey switch
    {
        _ when value.Contains("${", StringComparison.Ordinal) => false,
        "aws:sourceip" => !IsWide(value),
        "aws:principalisawsservice" => value.Equals("true", StringComparison.OrdinalIgnoreCase),
        "aws:principalservicename" or "aws:principalservicenameslist" => true,
        "aws:sourcearn" or "aws:principalarn" => HasAccount(value),
        "aws:principalorgpaths" or "aws:sourceorgpaths" or "aws:vpceorgpaths" => value.Split('/') is [{ Length: > 2 } organization, ..] && !IsWild(organization),
        _ => !IsWild(value),
    };

    private static bool IsWild(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    // Ranges wider than /8 (or /32 in version 6) count as everyone.
    private static bool IsWide(string range)
    {
        var slash = range.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && int.TryParse(range.AsSpan(slash + 1), out var length) && length < (range.Contains(':', StringComparison.Ordinal) ? 32 : 8);
    }

    private static bool HasAccount(string arn)
        => arn.Split(':', 6) is { Length: 6 } parts && (parts[4].Length == 12 && !IsWild(parts[4]) || (parts[4].Length == 0 && !IsWild(arn)));
}
