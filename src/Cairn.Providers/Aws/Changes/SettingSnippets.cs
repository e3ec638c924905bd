using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>Writes changes of settings down as commands and Terraform. Names come from the estate, so they are quoted.</summary>
internal static class SettingSnippets
{
    private static readonly Dictionary<(string Kind, string Type), (string Terraform, string Command, string Identifier)> Known = new()
    {
        [(ChangeKinds.MakePrivate, "aws_db_instance")] = ("publicly_accessible = false", "aws rds modify-db-instance --no-publicly-accessible --apply-immediately --db-instance-identifier", "identifier"),
        [(ChangeKinds.RequireAuthentication, "aws_lambda_function_url")] = ("authorization_type = \"AWS_IAM\"", "aws lambda update-function-url-config --auth-type AWS_IAM --function-name", "function_name"),
        [(ChangeKinds.RequireAuthentication, "aws_api_gateway_method")] = ("authorization = \"AWS_IAM\"", "", ""),
        [(ChangeKinds.RemovePublicAddress, "aws_instance")] = ("associate_public_ip_address = false", "", ""),
        [(ChangeKinds.RequireMetadataToken, "aws_instance")] = ("metadata_options {\n  http_tokens = \"required\"\n}", "aws ec2 modify-instance-metadata-options --http-tokens required --instance-id", "id"),
        [(ChangeKinds.ReplaceRole, "aws_lambda_function")] = ("role = aws_iam_role.narrower.arn", "aws lambda update-function-configuration --role NARROWER_ROLE_ARN --function-name", "function_name"),
        [(ChangeKinds.ReplaceRole, "aws_iam_instance_profile")] = ("role = aws_iam_role.narrower.name", "", ""),
        [(ChangeKinds.ReplaceRole, "aws_instance")] = ("iam_instance_profile = aws_iam_instance_profile.narrower.name", "", ""),
        [(ChangeKinds.CloseIngress, "aws_vpc_security_group_ingress_rule")] = ("remove this resource", "aws ec2 revoke-security-group-ingress --security-group-rule-ids", "security_group_rule_id"),
        [(ChangeKinds.RotateCredential, "aws_secretsmanager_secret_version")] = ("secret_string = var.new_secret", "aws secretsmanager rotate-secret --secret-id", "secret_id"),
        [(ChangeKinds.RotateCredential, "aws_iam_access_key")] = ("status = \"Inactive\"", "aws iam update-access-key --status Inactive --access-key-id", "id"),
        [(ChangeKinds.RotateCredential, "aws_db_instance")] = ("manage_master_user_password = true", "aws rds modify-db-instance --manage-master-user-password --db-instance-identifier", "identifier"),
    };

    /// <summary>What Terraform needs done, by kind, where no single line says it.</summary>
    private static readonly Dictionary<string, string> Orders = new(StringComparer.Ordinal)
    {
        [ChangeKinds.CloseIngress] = "remove",
        [ChangeKinds.RemoveCredential] = "take the value out, read it from a secret store at run time, and rotate it:",
        [ChangeKinds.RotateCredential] = "put a new value in the place of",
        [ChangeKinds.RemoveRoute] = "remove the route at",
        [ChangeKinds.LeaveGroup] = "remove",
        [ChangeKinds.ReplaceRole] = "name a role with fewer permissions at",
        [ChangeKinds.PinImage] = "name the image by its digest (repository@sha256:…) at",
        [ChangeKinds.PinArtefact] = "name the artefact by version, and check its digest before it is loaded, at",
        [ChangeKinds.PinSource] = "name a reviewed revision at",
        [ChangeKinds.DisconnectTool] = "remove the tool at",
        [ChangeKinds.MakePrivate] = "make the endpoint private at",
        [ChangeKinds.RemovePublicAddress] = "give no public address at",
        [ChangeKinds.RequireAuthentication] = "ask for a login at",
    };

    public static IReadOnlyList<(string, string)> Of(string kind, Evidence evidence)
    {
        var record = evidence.Record!; // changes are made of evidence that has one
        var snippets = new List<(string, string)>();
        var isKnown = Known.TryGetValue((kind, record.Type), out var known);
        if (isKnown)
            snippets.Add(("terraform", $"# {record.Origin.Address}\n{known.Terraform}"));
        else if (record.Type.StartsWith("aws_", StringComparison.Ordinal) && Orders.TryGetValue(kind, out var order))
            snippets.Add(("terraform", $"# {record.Origin.Address}\n# {order} {(evidence.Pointer.Length > 0 ? evidence.Pointer : "the resource")}"));
        if (isKnown && known.Command.Length > 0 && Field.Of(record.Data)[known.Identifier].Text is { } name)
            snippets.Add(("cli", $"{known.Command} {PolicySnippets.Shell(name)}"));
        else if (kind == ChangeKinds.CloseIngress && record.Type == "aws_security_group" && Revoke(record, evidence.Pointer) is { } revoke)
            snippets.Add(("cli", revoke));
        return snippets;
    }

    /// <summary>The command that closes one opening of an inline rule: <c>/ingress/0/cidr_blocks/1</c>.</summary>
    private static string? Revoke(Record record, string pointer)
    {
        if (pointer.Split('/') is not ["", "ingress", var rule, "cidr_blocks", var at] || !int.TryParse(rule, out var r) || !int.TryParse(at, out var c))
            return null;
        var opening = Field.Of(record.Data)["ingress"].Items.ElementAtOrDefault(r);
        if (Field.Of(record.Data)["id"].Text is not { } group || opening["cidr_blocks"].Items.ElementAtOrDefault(c).Text is not { } cidr || opening["protocol"].Text is not { } protocol)
            return null;
        var ports = protocol == "-1" ? "" : $" --port {opening["from_port"].Text}-{opening["to_port"].Text}";
        return $"aws ec2 revoke-security-group-ingress --group-id {PolicySnippets.Shell(group)} --protocol {PolicySnippets.Shell(protocol)}{ports} --cidr {PolicySnippets.Shell(cidr)}";
    }
}
