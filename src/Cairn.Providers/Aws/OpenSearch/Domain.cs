using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.OpenSearch;

internal static class Domain
{
    public static readonly ResourceType Type = new("AWS::OpenSearchService::Domain", "A search cluster that often holds the vectors and text behind an assistant.")
    {
        Kind = "VectorStore",
        AlsoKinds = ["Database"],
        Terraform = ["aws_opensearch_domain"],
        Key = r => r["Arn", "DomainArn"].Text ?? r.Arn("es", $"domain/{r.NameOr("DomainName")}"),
        Names = ["DomainName", "Arn|DomainArn", "DomainId", "Endpoint|DomainEndpoint"],
        Attributes =
        [
            new("name", "DomainName", "The domain's name."),
            new("endpoint", "Endpoint|DomainEndpoint", "Where it answers."),
            new("enforcesHttps", "DomainEndpointOptions.EnforceHTTPS", "False answers in clear text."),
            new("fineGrainedAccess", "AdvancedSecurityOptions.Enabled", "Whether users and roles inside the domain are checked."),
            new("anonymousAccess", "AdvancedSecurityOptions.AnonymousAuthEnabled", "True takes callers without a sign-in."),
            new("encryptedAtRest", "EncryptAtRest.Enabled|EncryptionAtRestOptions.Enabled", "Whether its disks are encrypted."),
        ],
        Links =
        [
            new(EdgeKinds.InNetwork, "VPCOptions.SubnetIds", "Subnet"),
            new(EdgeKinds.ProtectedBy, "VPCOptions.SecurityGroupIds", "SecurityGroup"),
            new(EdgeKinds.EncryptedWith, "EncryptAtRest.KmsKeyId|EncryptionAtRestOptions.KmsKeyId", "EncryptionKey"),
        ],
        Policies = [new(PolicyRole.Resource, "AccessPolicies")],
        Also = domain => domain.Set("inVpc", domain["VPCOptions"]["SubnetIds"].Items.Any()),
        Calls =
        [
            new("opensearch:ListDomainNames", "DomainNames")
            {
                Id = "DomainName",
                Then =
                [
                    new("opensearch:DescribeDomain", "DomainStatus") { With = ["DomainName"] },
                    new("opensearch:ListTags", "TagList") { With = ["ARN"], As = "Tags[]" },
                ],
            },
        ],
    };
}
