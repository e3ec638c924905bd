using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Lambda;

internal static class Alias
{
    public static readonly ResourceType Type = new("AWS::Lambda::Alias", "A name for a version of a function; callers of the alias reach that version.")
    {
        Kind = "Function",
        Terraform = ["aws_lambda_alias"],
        Key = r => r["Arn", "AliasArn", "AliasArn"].Text,
        Names = ["Arn|AliasArn", "invoke_arn"],
        Attributes =
        [
            new("name", "Name", "The alias's name."),
            new("version", "FunctionVersion", "The version that callers reach."),
        ],
        Links = [new(EdgeKinds.VersionOf, "FunctionName", "AwsLambdaFunction"), new(EdgeKinds.Fronts, "FunctionName", "AwsLambdaFunction")],
        Also = alias => alias.Set("subKind", "alias"),
        Calls =
        [
            new("lambda:ListAliases", "Aliases") { Of = "AWS::Lambda::Function", With = ["FunctionName"], Id = "AliasArn" },
        ],
    };
}
