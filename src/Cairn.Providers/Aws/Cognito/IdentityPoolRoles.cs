using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Cognito;

internal static class IdentityPoolRoles
{
    public static readonly ResourceType Type = new("AWS::Cognito::IdentityPoolRoleAttachment", "Which role the users of a pool get, and which the strangers.")
    {
        Terraform = ["aws_cognito_identity_pool_roles_attachment"],
        Subject = new("", "IdentityPoolId", "AwsCognitoIdentityPool"),
        Also = Roles,
        Calls =
        [
            new("cognito-identity:GetIdentityPoolRoles") { Of = "AWS::Cognito::IdentityPool", With = ["IdentityPoolId"], Id = "IdentityPoolId", When = "Roles" },
        ],
    };

    private static void Roles(Mapped attachment)
    {
        foreach (var (who, role) in attachment["Roles"].Members)
        {
            if (Mapped.NameIn(role) is { } name)
                attachment.Edge(attachment.Self, EdgeKinds.FederatesTo, attachment.Named(name, "Role"), role, null, ("authenticated", who != "unauthenticated"));
        }
    }
}
