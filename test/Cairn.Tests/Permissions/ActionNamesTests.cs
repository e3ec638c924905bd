using Cairn.Cli.Pipeline;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Permissions;

/// <summary>A question about an action that does not exist has no answer, and is told what was likely meant.</summary>
public sealed class ActionNamesTests
{
    private static readonly ActionNames Names = ActionNames.Parse(File.ReadLines(Repository.In("knowledge", "permissions", "aws-action-names.txt")));

    [Theory]
    [InlineData("*")]
    [InlineData("s3:GetObject")]
    [InlineData("S3:getobject")]
    [InlineData("s3:Get*")]
    [InlineData("bedrock:InvokeModel")]
    [InlineData("iam:PassRole")]
    [InlineData("sagemaker:InvokeEndpoint")]
    public void An_action_that_is_listed_may_be_asked_about(string action) => Names.Require(action);

    [Theory]
    [InlineData("s3:GetObjct", "s3:GetObject")]
    [InlineData("bedrok:InvokeModel", "bedrock")]
    [InlineData("bedrock:InvokeMdel", "bedrock:InvokeModel")]
    [InlineData("s3:Zap*", "--unlisted")]
    public void One_that_is_not_listed_is_refused_with_what_was_likely_meant(string action, string meant)
    {
        var refused = Assert.Throws<UsageException>(() => Names.Require(action));

        Assert.Contains(meant, refused.Help, StringComparison.Ordinal);
    }
}
