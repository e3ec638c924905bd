using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ecr;

internal static class RepositoryPolicy
{
    public static readonly ResourceType Type = new("aws_ecr_repository_policy", "Says who may pull and push images.")
    {
        Subject = new("", "Repository", "ContainerRegistry"),
        Policies = [new(PolicyRole.Resource, "Policy")],
    };
}
