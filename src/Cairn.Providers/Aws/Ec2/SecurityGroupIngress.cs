using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class SecurityGroupIngress
{
    public static readonly ResourceType Type = new("AWS::EC2::SecurityGroupIngress", "One rule of a security group, as a resource of its own.")
    {
        Terraform = ["aws_vpc_security_group_ingress_rule", "aws_security_group_rule"],
        Subject = new("", "GroupId|SecurityGroupId", "SecurityGroup"),
        Also = rule => SecurityRules.State(rule, rule.Self, rule["type"].Text != "egress", rule.Root),
    };
}
