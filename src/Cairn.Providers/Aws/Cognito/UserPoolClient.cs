using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Cognito;

internal static class UserPoolClient
{
    public static readonly ResourceType Type = new("AWS::Cognito::UserPoolClient", "An application that may sign people in, and its own password where it has one.")
    {
        Kind = "Application",
        Terraform = ["aws_cognito_user_pool_client"],
        Key = r => r["UserPoolId"].Text is { } pool && r["ClientId", "Id"].Text is { } id ? r.Arn("cognito-idp", $"userpool/{pool}/client/{id}") : null,
        Names = ["ClientId|Id"],
        Attributes =
        [
            new("name", "ClientName|Name", "The application's name."),
            new("oauthFlows", "AllowedOAuthFlows|allowed_oauth_flows", "How it gets tokens; client_credentials needs no person."),
            new("callbackUrls", "CallbackURLs|callback_urls", "Where tokens are sent to."),
        ],
        Links = [new(EdgeKinds.Contains, "UserPoolId", "AwsCognitoUserPool") { Reversed = true }],
        Also = client =>
        {
            var password = client["ClientSecret"];
            foreach (var hash in SecretMarkers.In(password))
                client.Edge(SecretMarkers.Credential(client, hash, "client-secret"), EdgeKinds.AuthenticatesAs, client.Self, password);
        },
        Calls =
        [
            new("cognito-idp:ListUserPoolClients", "UserPoolClients") { Of = "AWS::Cognito::UserPool", With = ["UserPoolId=Id"], Id = "ClientId" },
        ],
    };
}
