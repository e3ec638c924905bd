using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ec2;

internal static class VpcEndpointPolicy
{
    public static readonly ResourceType Type = new("AWS::EC2::VPCEndpointPolicy", "Limits what may pass through a private endpoint.")
    {
        Terraform = ["aws_vpc_endpoint_policy"],
        Subject = new("", "VpcEndpointId", "PrivateEndpoint"),
        Policies = [new(PolicyRole.Endpoint, "PolicyDocument|Policy")],
    };
}
