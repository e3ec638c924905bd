using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Wafv2;

internal static class WebAclAssociation
{
    public static readonly ResourceType Type = new("AWS::WAFv2::WebACLAssociation", "Puts a web firewall before a load balancer or an API stage.")
    {
        Terraform = ["aws_wafv2_web_acl_association"],
        Subject = new("", "WebACLArn", "WebAppFirewall"),
        Links = [new(EdgeKinds.ProtectedBy, "ResourceArn", "LoadBalancer", "ApiStage", "ApiGateway") { Reversed = true, WhenMissing = Missing.Ignore }],
        Calls =
        [
            new("wafv2:ListResourcesForWebACL", "ResourceArns") { Of = "AWS::WAFv2::WebACL", With = ["WebACLArn=ARN"], Scalar = "ResourceArn", Id = "ResourceArn" },
            new("wafv2:ListResourcesForWebACL", "ResourceArns") { Of = "AWS::WAFv2::WebACL", With = ["WebACLArn=ARN"], Given = ["ResourceType=API_GATEWAY"], Scalar = "ResourceArn", Id = "ResourceArn" },
        ],
    };
}
