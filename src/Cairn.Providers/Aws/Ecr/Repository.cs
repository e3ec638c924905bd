using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Ecr;

internal static class Repository
{
    public static readonly ResourceType Type = new("AWS::ECR::Repository", "Holds container images; whoever may push a tag that others pull runs code there.")
    {
        Kind = "ContainerRegistry",
        Terraform = ["aws_ecr_repository"],
        Key = r => r["RepositoryArn", "Arn"].Text ?? r.Arn("ecr", $"repository/{r.NameOr("RepositoryName", "Name")}"),
        Names = ["RepositoryName|Name", "RepositoryArn|Arn", "RepositoryUri|repository_url"],
        Attributes =
        [
            new("name", "RepositoryName|Name", "The repository's name."),
            new("tagMutability", "ImageTagMutability", "With MUTABLE a pushed tag replaces what others run."),
            new("scanOnPush", "ImageScanningConfiguration.ScanOnPush", "Known weaknesses are looked for.") { IsFlag = true },
        ],
        Links = [new(EdgeKinds.EncryptedWith, "EncryptionConfiguration.KmsKey", "EncryptionKey")],
        Policies = [new(PolicyRole.Resource, "RepositoryPolicyText|PolicyText")],
        Calls =
        [
            new("ecr:DescribeRepositories", "repositories")
            {
                Id = "repositoryArn",
                Then =
                [
                    new("ecr:GetRepositoryPolicy", "policyText") { With = ["repositoryName"], As = "policyText", None = ["RepositoryPolicyNotFoundException"] },
                ],
            },
        ],
    };
}
