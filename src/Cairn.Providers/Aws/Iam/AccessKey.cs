using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Iam;

internal static class AccessKey
{
    public static readonly ResourceType Type = new("AWS::IAM::AccessKey", "A long-lived password of a user; it works from anywhere until someone turns it off.")
    {
        Kind = "Credential",
        Terraform = ["aws_iam_access_key"],
        Key = r => SecretMarkers.In(r["Secret", "SecretAccessKey"]) is [var hash, ..] ? SecretMarkers.Key(hash)
            : (r["AccessKeyId"].Text ?? KeyId(r)) is { } id ? SecretMarkers.Key(id) : null,
        Names = ["AccessKeyId|Id"],
        Attributes =
        [
            new("name", "AccessKeyId|Id", "The access key id, which is not secret."),
            new("status", "Status", "An inactive key opens nothing."),
            new("createdAt", "CreateDate", "When it was made; old keys have had time to leak."),
            new("lastUsed", "AccessKeyLastUsed.LastUsedDate", "When it was last used."),
        ],
        Links = [new(EdgeKinds.AuthenticatesAs, "UserName|User", "User")],
        Also = key => key.Set("credentialType", "aws-access-key"),
        Calls =
        [
            new("iam:ListAccessKeys", "AccessKeyMetadata")
            {
                Of = "AWS::IAM::User",
                With = ["UserName"],
                Id = "AccessKeyId",
                Then =
                [
                    new("iam:GetAccessKeyLastUsed", "AccessKeyLastUsed") { With = ["AccessKeyId"], As = "AccessKeyLastUsed" },
                ],
            },
        ],
    };

    /// <summary>Terraform's <c>id</c> is the access key id; CloudFormation's would be the logical name.</summary>
    private static string? KeyId(Mapped key) => key["Id"].Text is { } id && id.StartsWith("AKIA", StringComparison.Ordinal) ? id : null;
}
