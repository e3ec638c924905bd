using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Glue;

internal static class DevEndpoint
{
    public static readonly ResourceType Type = new("AWS::Glue::DevEndpoint", "A machine to try data scripts on; whoever sets its public key logs in and acts with its role.")
    {
        Kind = "Notebook",
        Terraform = ["aws_glue_dev_endpoint"],
        Key = r => r["Arn"].Text ?? r.Arn("glue", $"devEndpoint/{r.NameOr("EndpointName", "Name")}"),
        Names = ["EndpointName|Name", "Arn"],
        Attributes =
        [
            new("name", "EndpointName|Name", "The endpoint's name."),
            new("status", "Status", "Whether it runs."),
            new("publicAddress", "PublicAddress", "Where it takes logins."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "RoleArn", "Role"),
            new(EdgeKinds.InNetwork, "SubnetId", "Subnet"),
            new(EdgeKinds.ProtectedBy, "SecurityGroupIds", "SecurityGroup"),
        ],
        Also = endpoint =>
        {
            S3Location.Link(endpoint, endpoint.Self, EdgeKinds.SourcedFrom, endpoint["ExtraPythonLibsS3Path"]);
            S3Location.Link(endpoint, endpoint.Self, EdgeKinds.SourcedFrom, endpoint["ExtraJarsS3Path"]);
            endpoint.Set("publicKeys", endpoint["PublicKeys"].Items.Any() || endpoint["PublicKey"].Text is not null);
        },
        Calls =
        [
            new("glue:GetDevEndpoints", "DevEndpoints") { Id = "EndpointName" },
        ],
    };
}
