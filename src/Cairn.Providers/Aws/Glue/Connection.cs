using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Glue;

internal static class Connection
{
    public static readonly ResourceType Type = new("AWS::Glue::Connection", "How data jobs reach a database, often with its password written out.")
    {
        Kind = "DataSource",
        Terraform = ["aws_glue_connection"],
        Key = r => r["Arn"].Text ?? r.Arn("glue", $"connection/{Input(r)["Name"].Text ?? r.Record.Origin.Address}"),
        Names = ["ConnectionInput.Name|Name", "Arn"],
        Attributes =
        [
            new("name", "ConnectionInput.Name|Name", "The connection's name."),
            new("connectionType", "ConnectionInput.ConnectionType|ConnectionType", "What it connects to."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "ConnectionInput.PhysicalConnectionRequirements.SubnetId|PhysicalConnectionRequirements.SubnetId", "Subnet"),
            new(EdgeKinds.ProtectedBy, "ConnectionInput.PhysicalConnectionRequirements.SecurityGroupIdList|PhysicalConnectionRequirements.SecurityGroupIdList", "SecurityGroup"),
        ],
        Also = Complete,
        Calls =
        [
            new("glue:GetConnections", "ConnectionList") { Given = ["HidePassword=true"], Id = "Name" },
        ],
    };

    private static void Complete(Mapped connection)
    {
        var properties = Input(connection)["ConnectionProperties"];
        SecretLinks.Mount(connection, connection.Self, properties["SECRET_ID"]);
    }

    private static Field Input(Mapped connection) => connection["ConnectionInput"] is { IsAbsent: false } input ? input : connection.Root;
}
