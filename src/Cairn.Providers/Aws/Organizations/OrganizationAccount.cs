using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Organizations;

internal static class OrganizationAccount
{
    public static readonly ResourceType Type = new("AWS::Organizations::Account", "An account of the organisation.")
    {
        Kind = "Account",
        Terraform = ["aws_organizations_account"],
        Key = r => AccountArn.Of(r.Scope.Partition, r["AccountId", "Id"].Text ?? r.Record.Origin.Address),
        Names = ["AccountId|Id", "Arn"],
        Attributes =
        [
            new("name", "AccountName|Name", "The account's name."),
            new("status", "Status", "A suspended account runs nothing."),
            new("adminRole", "RoleName", "The role that the management account can take on there with every right."),
        ],
        Links = [new(EdgeKinds.Contains, "ParentId|ParentIds", "OrgUnit", "Organization") { Reversed = true }],
        Calls =
        [
            new("organizations:ListAccounts", "Accounts")
            {
                Of = "AWS::Organizations::Organization",
                Id = "Id",
                Then =
                [
                    new("organizations:ListParents", "Parents.Id") { With = ["ChildId=Id"], As = "ParentId" },
                ],
            },
        ],
    };

    public static Place Place(Mapped mapped, string id)
    {
        var account = mapped.Add(AccountArn.Of(mapped.Scope.Partition, id), "Account");
        mapped.Call(account, id);
        mapped.Set(account, "account", id);
        return account;
    }
}
