namespace Cairn.Providers.Aws.Locations;

/// <summary>An account as policies name it: the ARN of its root user, which is also its node's key.</summary>
internal static class AccountArn
{
    public static string Of(string partition, string account) => $"arn:{partition}:iam::{account}:root";
}
