using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.SageMaker;

internal static class CodeRepository
{
    public static readonly ResourceType Type = new("AWS::SageMaker::CodeRepository", "A Git repository that notebooks open with a stored password.")
    {
        Kind = "Repository",
        Terraform = ["aws_sagemaker_code_repository"],
        Key = r => r["Arn", "CodeRepositoryArn"].Text ?? r.Arn("sagemaker", $"code-repository/{r.NameOr("CodeRepositoryName")}"),
        Names = ["CodeRepositoryName", "Arn|CodeRepositoryArn"],
        Attributes =
        [
            new("name", "CodeRepositoryName", "The repository's name."),
            new("branch", "GitConfig.Branch", "The branch that is opened."),
        ],
        Links = [new(EdgeKinds.Mounts, "GitConfig.SecretArn", "Secret")],
        Also = repository =>
        {
            if (repository["GitConfig"]["RepositoryUrl"].Text is { } url)
                repository.Edge(repository.Self, "SAME_AS", Repositories.At(repository, url), repository["GitConfig"]["RepositoryUrl"]);
        },
        Calls =
        [
            new("sagemaker:ListCodeRepositories", "CodeRepositorySummaryList") { Id = "CodeRepositoryArn" },
        ],
    };
}
