using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3;

internal static class AccessPointPolicy
{
    public static readonly ResourceType Type = new("AWS::S3::AccessPointPolicy", "Says who may come through an access point.")
    {
        Terraform = ["aws_s3control_access_point_policy"],
        Subject = new("", "AccessPointArn|AccessPoint", "AwsS3AccessPoint"),
        Policies = [new(PolicyRole.Resource, "PolicyDocument|Policy")],
    };
}
