using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class SecurityGroup
{
    public static readonly ResourceType Type = new("AWS::EC2::SecurityGroup", "Lets listed traffic in and out of what it protects; it cannot deny.")
    {
        Kind = "SecurityGroup",
        Terraform = ["aws_security_group", "aws_default_security_group"],
        Key = r => ResourceId.Own(r, "security-group", "GroupId", "id"),
        Names = ["GroupId|id"],
        Attributes =
        [
            new("name", "GroupName|name", "Its name in the network."),
            new("description", "GroupDescription|Description", "What it is for."),
        ],
        Links = [new(EdgeKinds.InNetwork, "VpcId", "Network")],
        Also = Rules,
        Calls =
        [
            new("ec2:DescribeSecurityGroups", "SecurityGroups") { Id = "GroupId" },
        ],
    };

    private static void Rules(Mapped group)
    {
        var ingress = group["IpPermissions", "SecurityGroupIngress", "ingress"];
        var egress = group["IpPermissionsEgress", "SecurityGroupEgress", "egress"];
        foreach (var rule in ingress.Items)
            SecurityRules.State(group, group.Self, true, rule);
        foreach (var rule in egress.Items)
            SecurityRules.State(group, group.Self, false, rule);
        // Terraform leaves rules that only separate resources state unknown in a plan; those resources are read on their own.
        if (egress.IsAbsent && group.Record.Type.StartsWith("AWS::", StringComparison.Ordinal))
            group.Set("egressByDefault", true);
    }
}
