using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.CloudFront;

internal static class Distribution
{
    public static readonly ResourceType Type = new("AWS::CloudFront::Distribution", "Serves an origin to the whole internet.")
    {
        Kind = "ContentDelivery",
        AlsoKinds = ["IngressRoute"],
        Terraform = ["aws_cloudfront_distribution"],
        Key = r => r["Arn"].Text ?? r.GlobalArn("cloudfront", $"distribution/{r.NameOr("Id")}"),
        Names = ["Id", "DomainName"],
        Attributes =
        [
            new("name", "DomainName|Id", "Its address."),
            new("enabled", "DistributionConfig.Enabled|Enabled", "Whether it answers."),
            new("aliases", "DistributionConfig.Aliases.Items|DistributionConfig.Aliases|Aliases", "Its other names."),
        ],
        Links = [new(EdgeKinds.ProtectedBy, "DistributionConfig.WebACLId|web_acl_id", "WebAppFirewall")],
        Also = Origins,
        Calls =
        [
            new("cloudfront:ListDistributions", "DistributionList.Items")
            {
                Id = "ARN",
                Then =
                [
                    new("cloudfront:GetDistribution", "Distribution") { With = ["Id"] },
                ],
            },
        ],
    };

    private static void Origins(Mapped distribution)
    {
        var config = distribution["DistributionConfig"] is { IsKnown: true } inner ? inner : distribution.Root;
        var signed = Signed(config["DefaultCacheBehavior"]);
        distribution.Set("auth", signed ? "SIGNED_URL" : "NONE");
        var origins = config["Origins"]["Items"] is { IsKnown: true } items ? items : config["Origins", "origin"];
        foreach (var origin in origins.Items)
        {
            if (Mapped.NameIn(origin["DomainName"]) is { } domain)
                distribution.Edge(distribution.Self, EdgeKinds.Fronts, distribution.Named(domain, Missing.Ignore, "Bucket", "LoadBalancer", "ApiGateway", "Function", "VirtualMachine"), origin["DomainName"], null, ("auth", signed ? "SIGNED_URL" : "NONE"));
        }
    }

    private static bool Signed(Field behavior) =>
        behavior["TrustedKeyGroups"]["Enabled"].Flag == true || behavior["TrustedSigners"]["Enabled"].Flag == true
        || behavior["TrustedKeyGroups"].Texts.Any() || behavior["TrustedSigners"].Texts.Any();
}
