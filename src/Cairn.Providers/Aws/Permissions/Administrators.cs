using Cairn.Access;
using Cairn.Access.Aws;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>
/// Finds the principals that are administrators: allowed everything on everything, whatever denies, boundaries and control
/// policies say. Asked with an action that no policy names, and with the actions that make further administrators.
/// </summary>
internal static class Administrators
{
    // A resource that no policy names. "*" would ask about any one resource, and a grant of everything on one bucket would pass.
    private const string Anything = "arn:aws:any-service:::anything";

    private static readonly string[] Probes =
    [
        "iam:AttachRolePolicy", "iam:AttachUserPolicy", "iam:CreateAccessKey", "iam:CreatePolicyVersion", "iam:CreateUser", "iam:PassRole", "iam:PutRolePolicy", "iam:PutUserPolicy",
        "iam:UpdateAssumeRolePolicy", "sts:AssumeRole", "s3:GetObject", "s3:PutObject", "secretsmanager:GetSecretValue", "kms:Decrypt", "lambda:UpdateFunctionCode", "ec2:RunInstances",
        "ssm:SendCommand", "sagemaker:CreateTrainingJob", "bedrock:InvokeModel", "any:ActionThatNoPolicyNames",
    ];

    public static bool IsAdministrator(AwsEnvironment environment, AwsPrincipal principal)
    {
        var caller = AwsCaller.Parse(principal.Arn);
        return Probes.All(action => AwsDecide.Decide(environment, new AwsRequest(caller, action, Anything) { ResourceAccount = caller.Account }).Decision == Decision.Allowed);
    }
}
