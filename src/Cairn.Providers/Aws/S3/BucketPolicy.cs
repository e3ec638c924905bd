using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3;

internal static class BucketPolicy
{
    public static readonly ResourceType Type = new("AWS::S3::BucketPolicy", "Says who may use a bucket, other accounts and anonymous callers included.")
    {
        Terraform = ["aws_s3_bucket_policy"],
        Subject = new("", "Bucket", "Bucket"),
        Policies = [new(PolicyRole.Resource, "PolicyDocument|Policy")],
    };
}
