using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3;

internal static class AccountPublicAccessBlock
{
    public static readonly ResourceType Type = new("AWS::S3::AccountPublicAccessBlock", "The same four switches for every bucket of an account, today's and tomorrow's.")
    {
        Kind = "Policy",
        Key = r => $"arn:{r.Scope.Partition}:s3::{r["AccountId", "Id"].Text ?? r.Scope.Account}:account-public-access-block",
        Terraform = ["aws_s3_account_public_access_block"],
        Attributes = [new("scope", "AccountId|Id", "The account it holds for.")],
        Also = block => BucketPublicAccessBlock.State(block, block.Root),
        Calls =
        [
            new("s3control:GetPublicAccessBlock", "PublicAccessBlockConfiguration") { Given = ["AccountId={account}"], Reach = Reach.Account, None = ["NoSuchPublicAccessBlockConfiguration"], Permission = "s3:GetAccountPublicAccessBlock" },
        ],
    };
}
