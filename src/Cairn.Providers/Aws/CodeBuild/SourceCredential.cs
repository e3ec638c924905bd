using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.CodeBuild;

internal static class SourceCredential
{
    public static readonly ResourceType Type = new("AWS::CodeBuild::SourceCredential", "The token with which every project of the account reaches its code host.")
    {
        Kind = "Credential",
        Terraform = ["aws_codebuild_source_credential"],
        Key = r => SecretMarkers.In(r["Token"]) is [var hash, ..] ? SecretMarkers.Key(hash) : r["Arn"].Text,
        Names = ["Arn"],
        Attributes =
        [
            new("serverType", "ServerType", "The code host."),
            new("authType", "AuthType", "What kind of token it is."),
        ],
        Also = token => token.Set("credentialType", "code-host-token"),
        Calls =
        [
            new("codebuild:ListSourceCredentials", "sourceCredentialsInfos") { Id = "arn" },
        ],
    };
}
