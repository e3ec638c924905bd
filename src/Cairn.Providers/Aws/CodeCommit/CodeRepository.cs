using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.CodeCommit;

internal static class CodeRepository
{
    public static readonly ResourceType Type = new("AWS::CodeCommit::Repository", "Holds the code that pipelines build from; whoever may push to it acts with the roles of the builds.")
    {
        Kind = "Repository",
        Terraform = ["aws_codecommit_repository"],
        Key = r => r["Arn"].Text ?? r.Arn("codecommit", r.NameOr("RepositoryName")),
        Names = ["RepositoryName|Name", "Arn", "CloneUrlHttp", "RepositoryId"],
        Attributes = [new("name", "RepositoryName|Name", "The repository's name."), new("branch", "DefaultBranch", "The branch that is shown first.")],
        Links = [new(EdgeKinds.EncryptedWith, "KmsKeyId", "EncryptionKey") { WhenMissing = Missing.Ignore }],
        Calls =
        [
            new("codecommit:ListRepositories", "repositories")
            {
                Id = "repositoryName",
                Then =
                [
                    new("codecommit:BatchGetRepositories", "repositories") { With = ["repositoryNames=repositoryName"], Batch = 25 },
                ],
            },
        ],
    };
}
