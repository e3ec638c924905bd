using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Organizations;

internal static class OrganizationalUnit
{
    public static readonly ResourceType Type = new("AWS::Organizations::OrganizationalUnit", "A group of accounts under the same control policies.")
    {
        Kind = "OrgUnit",
        Terraform = ["aws_organizations_organizational_unit"],
        Key = r => r["Arn"].Text,
        Names = ["Id", "Arn"],
        Attributes = [new("name", "Name", "The unit's name.")],
        Links = [new(EdgeKinds.Contains, "ParentId", "OrgUnit", "Organization") { Reversed = true }],
        Also = Accounts,
        Calls =
        [
            new("organizations:ListOrganizationalUnitsForParent", "OrganizationalUnits") { Of = "AWS::Organizations::Organization", With = ["ParentId=Roots.Id"], Id = "Arn" },
            new("organizations:ListOrganizationalUnitsForParent", "OrganizationalUnits") { Of = "AWS::Organizations::OrganizationalUnit", With = ["ParentId=Id"], Id = "Arn" },
        ],
    };

    private static void Accounts(Mapped unit)
    {
        foreach (var account in unit["Accounts"].Items)
        {
            if (account["Id"].Text is { } id)
                unit.Edge(unit.Self, EdgeKinds.Contains, OrganizationAccount.Place(unit, id), account);
        }
    }
}
