using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.S3;

internal static class AccessPoint
{
    public static readonly ResourceType Type = new("AWS::S3::AccessPoint", "A second door to a bucket, with a policy and a network of its own.")
    {
        Kind = "Bucket",
        Terraform = ["aws_s3_access_point"],
        Key = r => r["Arn", "AccessPointArn"].Text ?? r.Arn("s3", $"accesspoint/{r.NameOr("Name")}"),
        Names = ["Arn|AccessPointArn", "Name", "Alias", "DomainName"],
        Attributes =
        [
            new("name", "Name", "The access point's name."),
            new("networkOrigin", "NetworkOrigin", "VPC: only from one network; Internet: from anywhere."),
            new("network", "VpcConfiguration.VpcId", "The one network that requests must come from."),
            new("bucketAccount", "BucketAccountId", "The bucket's owner, where that is another account."),
            new("alias", "Alias", "A name that stands wherever a bucket's could."),
        ],
        Links =
        [
            new(EdgeKinds.Fronts, "Bucket", "Bucket"),
            new(EdgeKinds.InNetwork, "VpcConfiguration.VpcId", "Network"),
        ],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Also = Complete,
        Calls =
        [
            new("s3control:ListAccessPoints", "AccessPointList")
            {
                Given = ["AccountId={account}"],
                Id = "AccessPointArn",
                Then =
                [
                    new("s3control:GetAccessPoint") { With = ["Name"], Given = ["AccountId={account}"] },
                    new("s3control:GetAccessPointPolicy", "Policy") { With = ["Name"], Given = ["AccountId={account}"], As = "Policy", None = ["NoSuchAccessPointPolicy"] },
                ],
            },
        ],
    };

    private static void Complete(Mapped point)
    {
        point.Set("subKind", "access point");
        BucketPublicAccessBlock.State(point, point["PublicAccessBlockConfiguration"]);
    }
}
