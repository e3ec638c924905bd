using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Route53;

internal static class HostedZone
{
    public static readonly ResourceType Type = new("AWS::Route53::HostedZone", "The names below a domain.")
    {
        Kind = "DnsZone",
        Terraform = ["aws_route53_zone"],
        Key = r => $"arn:{r.Scope.Partition}:route53:::hostedzone/{(r["zone_id"].Text ?? r.NameOr("Id", "HostedZoneId")).Replace("/hostedzone/", "", StringComparison.Ordinal)}",
        Names = ["zone_id|Id|HostedZoneId"],
        Attributes = [new("name", "Name", "The domain."), new("private", "Config.PrivateZone|HostedZoneConfig.PrivateZone", "A private one answers only inside networks.")],
        Calls =
        [
            new("route53:ListHostedZones", "HostedZones") { Id = "Id" },
        ],
    };
}
