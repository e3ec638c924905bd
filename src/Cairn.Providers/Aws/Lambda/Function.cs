using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Lambda;

internal static class Function
{
    public static readonly ResourceType Type = new("AWS::Lambda::Function", "Runs code on events: the glue, the API and the tools of most AI systems.")
    {
        Kind = "Function",
        Terraform = ["aws_lambda_function"],
        Key = r => r["Arn", "FunctionArn"].Text ?? r.Arn("lambda", $"function:{r.NameOr("FunctionName")}"),
        Names = ["FunctionName", "Arn|FunctionArn", "qualified_arn", "invoke_arn", "qualified_invoke_arn"],
        Attributes =
        [
            new("name", "FunctionName", "The function's name."),
            new("runtime", "Runtime", "The language runtime; an outdated one gets no fixes."),
            new("handler", "Handler", "Where its code is entered."),
            new("packageType", "PackageType", "Whether the code is a zip file or a container image."),
            new("codeSha256", "code_sha256|CodeSha256", "The hash of the deployed code."),
            new("codeSigning", "code_signing_config_arn|CodeSigningConfigArn", "Only code signed by the named profiles can be deployed."),
            new("timeout", "Timeout", "How long one call may run, in seconds."),
        ],
        Links =
        [
            new(EdgeKinds.RunsAs, "Role", "Role"),
            new(EdgeKinds.InNetwork, "VpcConfig.SubnetIds", "Subnet"),
            new(EdgeKinds.ProtectedBy, "VpcConfig.SecurityGroupIds", "SecurityGroup"),
            new(EdgeKinds.EncryptedWith, "KmsKeyArn", "EncryptionKey"),
            new(EdgeKinds.Mounts, "FileSystemConfigs.Arn|FileSystemConfig.Arn", "FileSystem"),
            new(EdgeKinds.SendsTo, "DeadLetterConfig.TargetArn", "Stream"),
        ],
        Policies = [new(PolicyRole.Resource, "Policy")],
        Also = Code,
        Calls =
        [
            new("lambda:ListFunctions", "Functions")
            {
                Id = "FunctionArn",
                Then =
                [
                    new("lambda:ListTags", "Tags") { With = ["Resource=FunctionArn"], As = "Tags" },
                    new("lambda:GetPolicy", "Policy") { With = ["FunctionName"], As = "Policy", None = ["ResourceNotFoundException"] },
                ],
            },
        ],
    };

    private static void Code(Mapped function)
    {
        var environment = function["Environment"]["Variables"];
        EnvironmentSecrets.State(function, function.Self, environment);
        if (environment.IsUnknown)
            function.Gap("value-unknown", function.Self, "its environment variables are not known until they are applied", "scan the state after the apply, or the live account");
        Images.Link(function, function.Self, Either(function["Code"]["ImageUri"], function["ImageUri"]));
        // Replaced code takes effect only with the next update of the function: https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html
        S3Location.Link(function, function.Self, EdgeKinds.SourcedFrom, Either(function["s3_bucket"], function["Code"]["S3Bucket"]), Either(function["s3_key"], function["Code"]["S3Key"]), latent: true);
        foreach (var layer in function["Layers"].Items)
            Layer(function, layer);
    }

    private static Field Either(Field first, Field second) => first.IsAbsent ? second : first;

    private static void Layer(Mapped function, Field layer)
    {
        var arn = Either(layer["Arn"], layer);
        if (Mapped.NameIn(arn) is { } name)
            function.Edge(function.Self, "DEPENDS_ON", function.Named(name, "Package"), arn, null, ("pinned", true));
    }
}
