using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Wafv2;

internal static class WebAcl
{
    public static readonly ResourceType Type = new("AWS::WAFv2::WebACL", "A web firewall; it makes attacks harder but authenticates no one.")
    {
        Kind = "WebAppFirewall",
        Terraform = ["aws_wafv2_web_acl"],
        Key = r => r["Arn"].Text ?? r.Arn("wafv2", $"regional/webacl/{r.NameOr("Name")}"),
        Names = ["Arn", "Id"],
        Attributes = [new("name", "Name", "Its name."), new("scope", "Scope", "REGIONAL or CLOUDFRONT.")],
        Calls =
        [
            new("wafv2:ListWebACLs", "WebACLs") { Given = ["Scope=REGIONAL"], Id = "ARN" },
            new("wafv2:ListWebACLs", "WebACLs") { Given = ["Scope=CLOUDFRONT"], Id = "ARN", Reach = Reach.Account },
        ],
    };
}
