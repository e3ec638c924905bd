using Cairn.Access;
using Cairn.Access.Aws;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>
/// Identity providers that sign tokens for anyone who signs up. Whether a role trusts the whole provider is asked of
/// the permission engine with the token that an attacker's own repository or workspace would get.
/// </summary>
internal static class FederatedTrust
{
    // https://docs.github.com/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect
    // https://docs.gitlab.com/ci/secrets/id_token_authentication/
    // https://developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials/workload-identity-tokens
    private static readonly Dictionary<string, string> SubjectsOfStrangers = new(StringComparer.Ordinal)
    {
        ["token.actions.githubusercontent.com"] = "repo:a-stranger/a-repository:ref:refs/heads/main",
        ["gitlab.com"] = "project_path:a-stranger/a-project:ref_type:branch:ref:main",
        ["app.terraform.io"] = "organization:a-stranger:project:any:workspace:any:run_phase:apply",
        ["agent.buildkite.com"] = "organization:a-stranger:pipeline:any:ref:refs/heads/main:commit:0:step:any",
    };

    /// <summary>True if somebody with an account at this provider, and nothing else, may take the role.</summary>
    public static bool AdmitsStrangers(AwsEnvironment environment, string providerArn, string roleArn)
    {
        var issuer = providerArn[(providerArn.IndexOf("oidc-provider/", StringComparison.Ordinal) + "oidc-provider/".Length)..];
        if (!SubjectsOfStrangers.TryGetValue(issuer, out var subject))
            return false;
        var verdict = AwsDecide.Decide(environment, new AwsRequest(AwsCaller.Parse(providerArn), "sts:AssumeRoleWithWebIdentity", roleArn)
        {
            Context = new Dictionary<string, IReadOnlyList<string>>
            {
                [$"{issuer}:sub"] = [subject],
                [$"{issuer}:aud"] = ["sts.amazonaws.com"],
            },
        });
        return verdict.Decision == Decision.Allowed;
    }
}
