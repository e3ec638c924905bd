using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.CodeBuild;

internal static class Webhook
{
    public static readonly ResourceType Type = new("aws_codebuild_webhook", "Starts a build on pushes and pull requests; without a filter, on a stranger's too.")
    {
        Subject = new("", "ProjectName", "AwsCodeBuildProject"),
        Also = hook =>
        {
            hook.Set("webhook", true);
            hook.Set("webhookFiltered", hook["FilterGroup"].Items.Any() || hook["BranchFilter"].Text is not null);
        },
    };
}
