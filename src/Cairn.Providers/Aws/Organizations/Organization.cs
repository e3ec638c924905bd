using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Organizations;

internal static class Organization
{
    public static readonly ResourceType Type = new("AWS::Organizations::Organization", "The company: its control policies bound every account below it.")
    {
        Kind = "Organization",
        Terraform = ["aws_organizations_organization"],
        Key = r => r["Arn"].Text,
        Names = ["Id", "Arn"],
        Attributes =
        [
            new("id", "Id", "What aws:PrincipalOrgID is compared with."),
            new("managementAccount", "master_account_id|ManagementAccountId", "The account that control policies do not bind."),
            new("featureSet", "FeatureSet", "Control policies need ALL."),
            new("policyTypes", "EnabledPolicyTypes", "The kinds of policies that are in force."),
            new("trustedServices", "aws_service_access_principals", "Services that may act in every account."),
        ],
        Also = Children,
        Calls =
        [
            new("organizations:DescribeOrganization", "Organization")
            {
                Reach = Reach.Organization,
                Id = "Arn",
                None = ["AWSOrganizationsNotInUseException"],
                Then =
                [
                    new("organizations:ListRoots", "Roots") { As = "Roots[]" },
                    new("organizations:ListAWSServiceAccessForOrganization", "EnabledServicePrincipals.ServicePrincipal") { As = "AwsServiceAccessPrincipals[]" },
                ],
            },
        ],
    };

    private static void Children(Mapped organization)
    {
        foreach (var root in organization["Roots"].Items)
        {
            if (root["Arn"].Text is not { } arn)
                continue;
            var unit = organization.Add(arn, "OrgUnit");
            organization.Set(unit, "name", root["Name"].Text);
            organization.Edge(organization.Self, EdgeKinds.Contains, unit, root);
            if (root["Id"].Text is { } id)
                organization.Call(unit, id);
        }

        foreach (var account in organization["Accounts"].Items)
        {
            if (account["Id"].Text is { } id)
                organization.Edge(organization.Self, EdgeKinds.Contains, OrganizationAccount.Place(organization, id), account);
        }
    }
}
