using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.OpenSearch;

internal static class DomainPolicy
{
    public static readonly ResourceType Type = new("AWS::OpenSearchService::DomainPolicy", "Says who may call a search domain.")
    {
        Terraform = ["aws_opensearch_domain_policy"],
        Subject = new("", "DomainName", "VectorStore"),
        Policies = [new(PolicyRole.Resource, "AccessPolicies")],
    };
}
