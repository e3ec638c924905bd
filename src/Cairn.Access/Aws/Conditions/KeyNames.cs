using System.Collections.Frozen;

namespace Cairn.Access.Aws.Conditions;

/// <summary>The documented spelling of request keys, which compare without case, so that equal residuals read equally.</summary>
internal static class KeyNames
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly FrozenDictionary<string, string> Spellings = new[]
    {
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CurrentTime", "aws:EpochTime", "aws:FederatedProvider", "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent",
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList",
        "aws:PrincipalType", "aws:Referer", "aws:RequestedRegion", "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths", "aws:SecureTransport", "aws:SourceAccount",
        "aws:SourceArn", "aws:SourceIdentity", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:TagKeys",
        "aws:TokenIssueTime", "aws:UserAgent", "aws:userid", "aws:username", "aws:ViaAWSService", "aws:VpceAccount", "aws:VpceOrgID", "aws:VpceOrgPaths", "aws:VpcSourceIp",
        "sts:ExternalId", "sts:RoleSessionName", "sts:SourceIdentity", "iam:PassedToService", "iam:AssociatedResourceArn", "iam:PolicyARN", "iam:PermissionsBoundary", "kms:ViaService",
        "kms:CallerAccount", "s3:prefix", "s3:x-amz-acl", "s3:ResourceAccount", "s3:DataAccessPointArn", "s3:DataAccessPointAccount", "s3:AccessPointNetworkOrigin", "lambda:FunctionUrlAuthType",
    }.ToFrozenDictionary(name => name.ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly string[] Prefixes = ["aws:PrincipalTag/", "aws:ResourceTag/", "aws:RequestTag/", "s3:BucketTag/"];

    public static string Of(string key)
    {
        if (Spellings.TryGetValue(key.ToLowerInvariant(), out var spelling))
            return spelling;
        var prefix = Array.Find(Prefixes, prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        return prefix is null ? key : prefix + key[prefix.Length..];
    }
}
