using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class SecurityGroupEgress
{
    public static readonly ResourceType Type = new("AWS::EC2::SecurityGroupEgress", "One outbound rule of a security group, as a resource of its own.")
    {
        Terraform = ["aws_vpc_security_group_egress_rule"],
        Subject = new("", "GroupId|SecurityGroupId", "SecurityGroup"),
        Also = rule => SecurityRules.State(rule, rule.Self, false, rule.Root),
    };
}
