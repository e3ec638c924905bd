using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Lambda;

internal static class Version
{
    public static readonly ResourceType Type = new("AWS::Lambda::Version", "A published, unchangeable version of a function.")
    {
        Kind = "Function",
        Key = r => r["FunctionArn", "Arn"].Text,
        Names = ["FunctionArn|Arn"],
        Attributes =
        [
            new("name", "FunctionName", "The function's name."),
            new("version", "Version", "The version's number."),
            new("codeSha256", "CodeSha256", "The hash of its code."),
        ],
        Links = [new(EdgeKinds.VersionOf, "FunctionName", "AwsLambdaFunction")],
        Also = version => version.Set("subKind", "version"),
        Calls =
        [
            new("lambda:ListVersionsByFunction", "Versions") { Of = "AWS::Lambda::Function", With = ["FunctionName"], Id = "FunctionArn", When = "Version!=$LATEST" },
        ],
    };
}
