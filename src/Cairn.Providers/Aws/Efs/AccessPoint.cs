using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Efs;

internal static class AccessPoint
{
    public static readonly ResourceType Type = new("AWS::EFS::AccessPoint", "A way into a file system as a fixed user and folder.")
    {
        Kind = "FileSystemAccessPoint",
        Terraform = ["aws_efs_access_point"],
        Key = r => r["AccessPointArn", "Arn"].Text ?? r.Arn("elasticfilesystem", $"access-point/{r.NameOr("AccessPointId", "id")}"),
        Names = ["AccessPointId|id"],
        Attributes = [new("name", "tags.Name|AccessPointId|id", "Its name tag.")],
        Links = [new(EdgeKinds.BackedBy, "FileSystemId", "FileSystem")],
        Calls =
        [
            new("efs:DescribeAccessPoints", "AccessPoints") { Id = "AccessPointId" },
        ],
    };
}
