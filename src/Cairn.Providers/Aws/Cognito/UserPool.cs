using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Cognito;

internal static class UserPool
{
    public static readonly ResourceType Type = new("AWS::Cognito::UserPool", "The people who may sign in to an application; open sign-up lets anyone become one.")
    {
        Kind = "FederatedProvider",
        Terraform = ["aws_cognito_user_pool"],
        Key = r => r["UserPoolArn", "Arn"].Text ?? r.Arn("cognito-idp", $"userpool/{r["UserPoolId", "Id"].Text ?? r.NameOr("UserPoolName", "Name")}"),
        Names = ["UserPoolId|Id", "UserPoolArn|Arn", "UserPoolName|Name", "Endpoint"],
        Attributes =
        [
            new("name", "UserPoolName|Name", "The pool's name."),
            new("mfa", "MfaConfiguration", "Whether a password alone is enough."),
        ],
        Also = Complete,
        Calls =
        [
            new("cognito-idp:ListUserPools", "UserPools")
            {
                Given = ["MaxResults=60"],
                Id = "Id",
                Then =
                [
                    new("cognito-idp:DescribeUserPool", "UserPool") { With = ["UserPoolId=Id"] },
                ],
            },
        ],
    };

    private static void Complete(Mapped pool)
    {
        // Without the switch, anyone may sign up: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUserConfigType.html
        pool.Set("selfSignUp", pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"].Flag != true);
        foreach (var (_, trigger) in pool["LambdaConfig"].Members)
        {
            if (trigger.Text?.Contains(":function:", StringComparison.Ordinal) == true || trigger.Reference is not null)
                ArnKinds.Link(pool, pool.Self, EdgeKinds.Triggers, trigger);
        }
    }
}
