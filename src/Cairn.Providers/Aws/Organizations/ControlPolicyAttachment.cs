using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Organizations;

internal static class ControlPolicyAttachment
{
    public static readonly ResourceType Type = new("aws_organizations_policy_attachment", "Puts a control policy in force on an account, a unit or the whole organisation.")
    {
        Subject = new("", "TargetId", "OrgUnit", "Account"),
        Links = [new(EdgeKinds.HasPolicy, "PolicyId", "AwsOrganizationsPolicy", "Policy")],
    };
}
