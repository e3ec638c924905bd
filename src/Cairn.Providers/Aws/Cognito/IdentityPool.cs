using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Cognito;

internal static class IdentityPool
{
    public static readonly ResourceType Type = new("AWS::Cognito::IdentityPool", "Gives AWS credentials to an application's users, to strangers too where it says so.")
    {
        Kind = "FederatedProvider",
        Terraform = ["aws_cognito_identity_pool"],
        Key = r => r["Arn"].Text ?? r.Arn("cognito-identity", $"identitypool/{r["IdentityPoolId", "Id"].Text ?? r.NameOr("IdentityPoolName")}"),
        Names = ["IdentityPoolId|Id", "Arn", "IdentityPoolName"],
        Attributes =
        [
            new("name", "IdentityPoolName", "The pool's name."),
            new("allowUnauthenticated", "AllowUnauthenticatedIdentities", "Anyone gets credentials without signing in.", Matters: true) { IsFlag = true },
            new("allowClassicFlow", "AllowClassicFlow", "The application chooses the role, within what the role trusts.") { IsFlag = true },
        ],
        Links = [new(EdgeKinds.FederatesTo, "OpenIdConnectProviderARNs|SamlProviderARNs", "FederatedProvider") { Reversed = true }],
        Calls =
        [
            new("cognito-identity:ListIdentityPools", "IdentityPools")
            {
                Given = ["MaxResults=60"],
                Id = "IdentityPoolId",
                Then =
                [
                    new("cognito-identity:DescribeIdentityPool") { With = ["IdentityPoolId"] },
                ],
            },
        ],
    };
}
