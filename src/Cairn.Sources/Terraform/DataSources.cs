using System.Collections.Frozen;

namespace Cairn.Sources.Terraform;

/// <summary>
/// Which data sources describe things that exist and are worth a record. The others compute (policy documents),
/// identify the caller, or list the provider's catalogue (images, zones).
/// </summary>
internal static class DataSources
{
    /// <summary>Whether the data source tells all that matters of the thing.</summary>
    private static readonly FrozenDictionary<string, bool> Complete = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["aws_iam_policy"] = true,
        ["aws_iam_role"] = false,
        ["aws_iam_user"] = false,
        ["aws_iam_group"] = false,
        ["aws_iam_instance_profile"] = true,
        ["aws_s3_bucket"] = false,
        ["aws_s3_object"] = true,
        ["aws_lambda_function"] = false,
        ["aws_kms_key"] = false,
        ["aws_kms_alias"] = true,
        ["aws_secretsmanager_secret"] = true,
        ["aws_vpc"] = true,
        ["aws_subnet"] = true,
        ["aws_internet_gateway"] = true,
        ["aws_route_table"] = true,
        ["aws_security_group"] = false,
        ["aws_instance"] = false,
        ["aws_db_instance"] = false,
        ["aws_ecr_repository"] = false,
        ["aws_dynamodb_table"] = false,
        ["aws_sqs_queue"] = false,
        ["aws_sns_topic"] = false,
        ["aws_sagemaker_endpoint"] = false,
        ["aws_bedrock_custom_model"] = false,
        ["aws_bedrockagent_agent"] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKept(string type) => Complete.ContainsKey(type);

    public static bool IsPartial(string type) => !Complete.GetValueOrDefault(type, true);
}
