using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Lambda;

internal static class Url
{
    public static readonly ResourceType Type = new("AWS::Lambda::Url", "A function's own HTTPS address; with authorization NONE its resource policy alone decides who may call.")
    {
        Kind = "IngressRoute",
        Terraform = ["aws_lambda_function_url"],
        Key = r => r["FunctionUrl"].Text,
        Names = ["FunctionUrl"],
        Attributes =
        [
            new("url", "FunctionUrl", "The address."),
            new("authType", "authorization_type|AuthType", "NONE takes callers without a signature.", Matters: true),
            new("allowOrigins", "Cors.AllowOrigins", "Which web pages may call it from a browser."),
        ],
        Also = Front,
        Calls =
        [
            new("lambda:ListFunctionUrlConfigs", "FunctionUrlConfigs") { Of = "AWS::Lambda::Function", With = ["FunctionName"], Id = "FunctionUrl" },
        ],
    };

    private static void Front(Mapped url)
    {
        var function = url["TargetFunctionArn", "FunctionName", "FunctionArn"];
        if (Mapped.NameIn(function) is { } name)
            url.Edge(url.Self, EdgeKinds.Fronts, url.Named(name, "Function"), function, null, ("auth", url["authorization_type", "AuthType"].Text ?? "unknown"));
    }
}
