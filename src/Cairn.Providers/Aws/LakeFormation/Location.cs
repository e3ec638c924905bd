using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.LakeFormation;

internal static class Location
{
    public static readonly ResourceType Type = new("AWS::LakeFormation::Resource", "A place in S3 whose tables are opened by grants, through a role of its own, whatever the bucket's policy says of the reader.")
    {
        Kind = "DataCatalog",
        Terraform = ["aws_lakeformation_resource"],
        Key = r => r.Arn("lakeformation", $"resource/{r.NameOr("ResourceArn", "arn")}"),
        Attributes = [new("name", "ResourceArn|arn", "The place."), new("hybrid", "HybridAccessEnabled", "IAM alone still opens it too.") { IsFlag = true }],
        Links = [new(EdgeKinds.RunsAs, "RoleArn", "Role")],
        Also = location => S3Location.Link(location, location.Self, EdgeKinds.BackedBy, location["ResourceArn", "arn"]),
        Calls =
        [
            new("lakeformation:ListResources", "ResourceInfoList") { Id = "ResourceArn" },
        ],
    };
}
