using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class OidcProvider
{
    public static readonly ResourceType Type = new("AWS::IAM::OIDCProvider", "An outside identity provider whose tokens roles may trust (CI systems, Kubernetes clusters).")
    {
        Kind = "FederatedProvider",
        Terraform = ["aws_iam_openid_connect_provider"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("iam", $"oidc-provider/{Host(r.NameOr("Url"))}"),
        Names = ["Arn", "Url"],
        Attributes =
        [
            new("url", "Url", "The issuer of the tokens."),
            new("clientIds", "ClientIdList", "The audiences that tokens may be made for."),
            new("thumbprints", "ThumbprintList", "The certificates the issuer is known by."),
        ],
        Calls =
        [
            new("iam:ListOpenIDConnectProviders", "OpenIDConnectProviderList")
            {
                Id = "Arn",
                Then =
                [
                    new("iam:GetOpenIDConnectProvider") { With = ["OpenIDConnectProviderArn=Arn"] },
                ],
            },
        ],
    };

    private static string Host(string url) => url.StartsWith("https://", StringComparison.Ordinal) ? url["https://".Length..] : url;
}
