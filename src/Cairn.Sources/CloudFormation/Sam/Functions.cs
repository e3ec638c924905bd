using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>Writes a serverless function out: the function, its role, its address and what calls it.</summary>
internal static class Functions
{
    private static readonly string[] Own =
    [
        "CodeUri", "InlineCode", "ImageUri", "Policies", "Events", "Role", "Tags", "Tracing", "DeadLetterQueue", "FunctionUrlConfig", "AutoPublishAlias",
        "RolePath", "PermissionsBoundary", "AssumeRolePolicyDocument", "EventInvokeConfig", "DeploymentPreference", "ProvisionedConcurrencyConfig",
        "VersionDescription", "AutoPublishCodeSha256", "AutoPublishAliasAllProperties", "PropagateTags", "VersionDeletionPolicy",
    ];

    public static void Expand(Expansion expansion, string name, Node resource)
    {
        var properties = resource["Properties"] ?? Node.Map([], resource.At);
        var role = properties["Role"];
        if (role is null)
            Roles.Add(expansion, $"{name}Role", "lambda.amazonaws.com", resource, Managed(properties));
        var members = Make.Without(properties, Own).ToList();
        members.AddRange(Make.Map(
            resource.At,
            ("Code", Code(properties, resource.At)),
            ("Role", role ?? Make.Arn($"{name}Role", resource.At)),
            ("Tags", Simple.Tags(properties["Tags"])),
            ("TracingConfig", properties["Tracing"] is { } tracing ? Make.Map(tracing.At, ("Mode", tracing)) : null),
            ("DeadLetterConfig", properties["DeadLetterQueue"]?["TargetArn"] is { } target ? Make.Map(target.At, ("TargetArn", target)) : null)).Members);
        expansion.Add(name, Make.Resource("AWS::Lambda::Function", resource, Node.Map(members, properties.At)));
        Alias(expansion, name, resource, properties);
        Url(expansion, name, resource, properties);
        foreach (var item in properties["Events"]?.Members ?? [])
            Events.Add(expansion, new(name, resource, item));
    }

    private static IEnumerable<string> Managed(Node properties)
    {
        yield return "AWSLambdaBasicExecutionRole";
        if (properties["VpcConfig"] is not null)
            yield return "AWSLambdaVPCAccessExecutionRole";
        if (properties["Tracing"] is not null)
            yield return "AWSXRayDaemonWriteAccess";
        var sources = (properties["Events"]?.Members ?? []).Select(item => item.Value.TextOf("Type")).ToHashSet();
        if (sources.Contains("SQS"))
            yield return "AWSLambdaSQSQueueExecutionRole";
        if (sources.Contains("Kinesis"))
            yield return "AWSLambdaKinesisExecutionRole";
        if (sources.Contains("DynamoDB"))
            yield return "AWSLambdaDynamoDBExecutionRole";
        if (sources.Contains("MSK"))
            yield return "AWSLambdaMSKExecutionRole";
    }

    private static Node? Code(Node properties, Mark at)
    {
        if (properties["InlineCode"] is { } inline)
            return Make.Map(at, ("ZipFile", inline));
        if (properties["ImageUri"] is { } image)
            return Make.Map(at, ("ImageUri", image));
        return Simple.Location(properties["CodeUri"]);
    }

    private static void Alias(Expansion expansion, string name, Node resource, Node properties)
    {
        if (properties["AutoPublishAlias"] is not { } alias)
            return;
        expansion.Add($"{name}Version", Make.Resource("AWS::Lambda::Version", resource, Make.Map(alias.At, ("FunctionName", Make.Ref(name, alias.At)))));
        expansion.Add($"{name}Alias{(alias.IsScalar ? alias.Text : "")}", Make.Resource("AWS::Lambda::Alias", resource, Make.Map(
            alias.At,
            ("Name", alias),
            ("FunctionName", Make.Ref(name, alias.At)),
            ("FunctionVersion", Node.Call("Fn::GetAtt", Make.List(alias.At, Make.Text($"{name}Version", alias.At), Make.Text("Version", alias.At)), alias.At)))));
    }

    private static void Url(Expansion expansion, string name, Node resource, Node properties)
    {
        if (properties["FunctionUrlConfig"] is not { IsMap: true } config)
            return;
        expansion.Add($"{name}Url", Make.Resource("AWS::Lambda::Url", resource, Node.Map(
            [.. config.Members, new("TargetFunctionArn", Make.Ref(name, config.At), config.At)],
            config.At)));
        if (config.TextOf("AuthType") != "NONE")
            return;
        expansion.Add($"{name}UrlPublicPermissions", Make.Resource("AWS::Lambda::Permission", resource, Make.Map(
            config.At,
            ("Action", Make.Text("lambda:InvokeFunctionUrl", config.At)),
            ("FunctionName", Make.Ref(name, config.At)),
            ("Principal", Make.Text("*", config.At)),
            ("FunctionUrlAuthType", Make.Text("NONE", config.At)))));
    }
}
