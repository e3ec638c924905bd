using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Route53;

internal static class RecordSet
{
    public static readonly ResourceType Type = new("AWS::Route53::RecordSet", "A name that leads to something; one that leads to nothing can be claimed.")
    {
        Kind = "DnsRecord",
        Terraform = ["aws_route53_record"],
        Key = r => $"dns://{(r["fqdn"].Text ?? r.NameOr("Name")).TrimEnd('.')}/{r["Type"].Text ?? "A"}{(r["SetIdentifier"].Text is { } set ? "#" + set : "")}",
        Names = ["fqdn|Name"],
        Attributes = [new("name", "fqdn|Name", "The name."), new("recordType", "Type", "A, AAAA, CNAME …"), new("values", "ResourceRecords.Value|ResourceRecords|records", "What it resolves to.")],
        Links =
        [
            new(EdgeKinds.Contains, "HostedZoneId|zone_id", "DnsZone") { Reversed = true, WhenMissing = Missing.Ignore },
            new(EdgeKinds.Fronts, "AliasTarget.DNSName|alias.name", "LoadBalancer", "ContentDelivery", "ApiGateway", "Bucket") { WhenMissing = Missing.Ignore },
            new(EdgeKinds.Fronts, "ResourceRecords.Value|ResourceRecords|records", "LoadBalancer", "ContentDelivery", "Database", "PublicIp", "VirtualMachine", "Bucket") { WhenMissing = Missing.Ignore },
        ],
        Calls =
        [
            new("route53:ListResourceRecordSets", "ResourceRecordSets") { Of = "AWS::Route53::HostedZone", With = ["HostedZoneId=Id"], Id = "Name+Type+SetIdentifier" },
        ],
    };
}
