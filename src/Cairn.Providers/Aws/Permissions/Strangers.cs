using Cairn.Access;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>
/// Whether anyone on the internet can bring about what a grant still requires. Who one is, which organisation one belongs to
/// and which network one comes from cannot be chosen; S3 calls a policy with such a condition not public.
/// </summary>
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
internal static class Strangers
{
    private static readonly HashSet<string> NotTheirs = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:FederatedProvider", "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths", "aws:PrincipalServiceName", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIdentity", "aws:SourceIp", "aws:SourceOrgID", "aws:SourceOrgPaths",
        "aws:SourceVpc", "aws:SourceVpce", "aws:userid", "aws:username", "aws:VpcSourceIp", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    };

    public static bool CanMeet(Condition condition) => condition switch
    {
        Condition.All all => all.Parts.All(CanMeet),
        Condition.Any any => any.Parts.Any(CanMeet),
        Condition.Test test => test.Negated || !IsNotTheirs(test.Key) || test.Values.Contains("0.0.0.0/0"),
        Condition.Constant constant => constant.Value,
        _ => true,
    };

    private static bool IsNotTheirs(string key) => NotTheirs.Contains(key) || key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase);
}
