using System.Text.Json.Nodes;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Lambda;

/// <summary>A function's resource policy is made of permissions, one statement each.</summary>
internal static class Permission
{
    private static readonly string[] Deciding = ["Action", "Principal", "SourceArn", "SourceAccount", "FunctionUrlAuthType", "PrincipalOrgId", "EventSourceToken"];

    public static readonly ResourceType Type = new("AWS::Lambda::Permission", "Lets a service, account or organisation call a function: one statement of the function's resource policy.")
    {
        Terraform = ["aws_lambda_permission"],
        Subject = new("", "FunctionName|FunctionArn", "Function"),
        Also = Statement,
    };

    // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
    private static void Statement(Mapped permission)
    {
        var name = permission["StatementId"].Text ?? permission.Record.Origin.Address;
        var unknown = Deciding.Any(field => permission[field].IsUnknown);
        permission.Policy(permission.Self, PolicyRole.Resource, name, unknown ? null : Document(permission, name), permission.Root);
    }

    private static string Document(Mapped permission, string name)
    {
        var statement = new JsonObject
        {
            ["Sid"] = name,
            ["Effect"] = "Allow",
            ["Principal"] = Principal(permission),
            ["Action"] = permission["Action"].Text ?? "lambda:InvokeFunction",
            ["Resource"] = Resource(permission),
        };
        if (Condition(permission) is { Count: > 0 } condition)
            statement["Condition"] = condition;
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString();
    }

    private static JsonNode Principal(Mapped permission) => permission["Principal"].Text switch
    {
        null or "*" => JsonValue.Create("*"),
        var service when service.Contains(".amazonaws.com", StringComparison.Ordinal) || service.EndsWith(".amazon.com", StringComparison.Ordinal) => new JsonObject { ["Service"] = service },
        { Length: 12 } account when account.All(char.IsAsciiDigit) => new JsonObject { ["AWS"] = AccountArn.Of(permission.Scope.Partition, account) },
        var principal => new JsonObject { ["AWS"] = principal },
    };

    private static string Resource(Mapped permission)
    {
        var text = permission["FunctionName", "FunctionArn"].Text;
        var arn = text is null ? "*" : text.StartsWith("arn:", StringComparison.Ordinal) ? text : permission.Arn("lambda", $"function:{text}");
        return permission["Qualifier"].Text is { } qualifier ? $"{arn}:{qualifier}" : arn;
    }

    private static JsonObject Condition(Mapped permission)
    {
        var condition = new JsonObject();
        var equal = new JsonObject();
        Require(equal, "AWS:SourceAccount", permission["SourceAccount"].Text);
        Require(equal, "lambda:FunctionUrlAuthType", permission["FunctionUrlAuthType"].Text);
        Require(equal, "lambda:EventSourceToken", permission["EventSourceToken"].Text);
        Require(equal, "aws:PrincipalOrgID", permission["PrincipalOrgId"].Text);
        if (equal.Count > 0)
            condition["StringEquals"] = equal;
        if (permission["SourceArn"].Text is { } source)
            condition["ArnLike"] = new JsonObject { ["AWS:SourceArn"] = source };
        return condition;
    }

    private static void Require(JsonObject test, string key, string? value)
    {
        if (value is not null)
            test[key] = value;
    }
}
