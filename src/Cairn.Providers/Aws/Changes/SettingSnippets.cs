using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>Writes changes of settings down as commands and Terraform, where one line says it.</summary>
internal static class SettingSnippets
{
    private static readonly Dictionary<(string Kind, string Type), (string Terraform, string Command, string Identifier)> Known = new()
    {
        [(ChangeKinds.MakePrivate, "aws_db_instance")] = ("publicly_accessible = false", "aws rds modify-db-instance --no-publicly-accessible --apply-immediately --db-instance-identifier", "identifier"),
        [(ChangeKinds.RequireAuthentication, "aws_lambda_function_url")] = ("authorization_type = \"AWS_IAM\"", "aws lambda update-function-url-config --auth-type AWS_IAM --function-name", "function_name"),
        [(ChangeKinds.RequireAuthentication, "aws_api_gateway_method")] = ("authorization = \"AWS_IAM\"", "", ""),
        [(ChangeKinds.RemovePublicAddress, "aws_instance")] = ("associate_public_ip_address = false", "", ""),
        [(ChangeKinds.RequireMetadataToken, "aws_instance")] = ("metadata_options {\n  http_tokens = \"required\"\n}", "aws ec2 modify-instance-metadata-options --http-tokens required --instance-id", "id"),
    };

    public static IReadOnlyList<(string, string)> Of(string kind, Record record)
    {
        if (!Known.TryGetValue((kind, record.Type), out var known))
            return [];
        var snippets = new List<(string, string)> { ("terraform", known.Terraform) };
        if (known.Command.Length > 0 && Field.Of(record.Data)[known.Identifier].Text is { } name)
            snippets.Add(("cli", $"{known.Command} {PolicySnippets.Shell(name)}"));
        return snippets;
    }
}
