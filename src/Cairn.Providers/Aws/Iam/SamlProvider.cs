using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class SamlProvider
{
    public static readonly ResourceType Type = new("AWS::IAM::SAMLProvider", "A company directory whose signed assertions roles may trust.")
    {
        Kind = "FederatedProvider",
        Terraform = ["aws_iam_saml_provider"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("iam", $"saml-provider/{r.NameOr("Name")}"),
        Names = ["Arn", "Name"],
        Attributes =
        [
            new("name", "Name", "The provider's name."),
            new("validUntil", "ValidUntil", "When its metadata ends."),
        ],
        Also = provider =>
        {
            // The API names a provider by its ARN alone.
            if (provider["Name"].IsAbsent && provider["Arn"].Text is { } arn)
                provider.Set("name", arn[(arn.LastIndexOf('/') + 1)..]);
        },
        Calls =
        [
            new("iam:ListSAMLProviders", "SAMLProviderList") { Id = "Arn" },
        ],
    };
}
