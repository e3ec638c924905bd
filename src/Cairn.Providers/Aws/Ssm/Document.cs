using Cairn.Graph;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ssm;

internal static class Document
{
    public static readonly ResourceType Type = new("AWS::SSM::Document", "Commands that Systems Manager runs on machines or with a role.")
    {
        Kind = "ConfigFile",
        Terraform = ["aws_ssm_document"],
        Key = r => r["Arn"].Text ?? r.Arn("ssm", $"document/{r.NameOr("Name")}"),
        Names = ["Name", "Arn"],
        Attributes =
        [
            new("name", "Name", "The document's name."),
            new("documentType", "DocumentType", "Command, Automation, Session or other."),
            new("owner", "Owner", "Which account wrote it."),
        ],
        Also = Share,
        Calls =
        [
            new("ssm:ListDocuments", "DocumentIdentifiers")
            {
                Given = ["Filters=[{\"Key\":\"Owner\",\"Values\":[\"Self\"]}]"],
                Id = "Name",
                Then =
                [
                    new("ssm:DescribeDocumentPermission", "AccountIds") { With = ["Name"], Given = ["PermissionType=Share"], As = "AccountIds[]" },
                ],
            },
        ],
    };

    private static void Share(Mapped document)
    {
        var accounts = document["Permissions"]["account_ids", "AccountIds"].Text ?? string.Join(',', document["AccountIds"].Texts);
        if (accounts.Length > 0)
            document.Set("sharedWith", Value.List(accounts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(account => (Value)account)));
    }
}
