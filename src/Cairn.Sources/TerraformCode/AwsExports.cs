using System.Text.RegularExpressions;
using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Sources.TerraformCode;

/// <summary>
/// Attributes that a resource exports and that follow from what is written: the `Attribute Reference` of each page of
/// https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs.
/// </summary>
internal static partial class AwsExports
{
    /// <summary>Templates over the resource's own attributes, its ARN, its address and where it lives; an unknown part leaves the attribute unknown.</summary>
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.Ordinal)
    {
        ["aws_api_gateway_rest_api"] = ["execution_arn=arn:{partition}:execute-api:{region}:{account}:{address}"],
        ["aws_apigatewayv2_api"] = ["execution_arn=arn:{partition}:execute-api:{region}:{account}:{address}"],
        ["aws_bedrockagent_agent"] = ["agent_arn={arn}"],
        ["aws_bedrock_guardrail"] = ["guardrail_arn={arn}"],
        ["aws_cloudwatch_event_bus"] = ["id={name}"],
        ["aws_cloudwatch_event_rule"] = ["id={name}"],
        ["aws_cloudwatch_log_group"] = ["id={name}"],
        ["aws_codebuild_project"] = ["id={arn}"],
        ["aws_cognito_user_pool"] = [],
        ["aws_db_instance"] = [],
        ["aws_dynamodb_table"] = ["id={name}", "stream_arn={arn}/stream/label"],
        ["aws_ecr_repository"] = ["id={name}", "registry_id={account}", "repository_url={account}.dkr.ecr.{region}.{suffix}/{name}"],
        ["aws_ecs_cluster"] = ["id={arn}"],
        ["aws_ecs_service"] = ["id={arn}"],
        ["aws_ecs_task_definition"] = ["id={family}"],
        ["aws_eks_cluster"] = ["id={name}"],
        ["aws_glue_catalog_database"] = [],
        ["aws_glue_job"] = ["id={name}"],
        ["aws_iam_group"] = ["id={name}"],
        ["aws_iam_instance_profile"] = ["id={name}"],
        ["aws_iam_openid_connect_provider"] = ["id={arn}"],
        ["aws_iam_policy"] = ["id={arn}"],
        ["aws_iam_role"] = ["id={name}"],
        ["aws_iam_saml_provider"] = ["id={arn}"],
        ["aws_iam_service_linked_role"] = ["id={arn}"],
        ["aws_iam_user"] = ["id={name}"],
        ["aws_key_pair"] = ["id={key_name}"],
        ["aws_kinesis_stream"] = ["id={arn}"],
        ["aws_kms_alias"] = ["id={name}"],
        ["aws_lambda_alias"] = ["id={arn}"],
        ["aws_lambda_function"] = ["id={function_name}", "qualified_arn={arn}:$LATEST", "invoke_arn=arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations"],
        ["aws_lb"] = ["id={arn}"],
        ["aws_lb_listener"] = ["id={arn}"],
        ["aws_lb_target_group"] = ["id={arn}"],
        ["aws_s3_bucket"] = ["id={bucket}", "bucket_domain_name={bucket}.s3.{suffix}", "bucket_regional_domain_name={bucket}.s3.{region}.{suffix}", "region={region}"],
        ["aws_s3_bucket_acl"] = ["id={bucket}"],
        ["aws_s3_bucket_ownership_controls"] = ["id={bucket}"],
        ["aws_s3_bucket_policy"] = ["id={bucket}"],
        ["aws_s3_bucket_public_access_block"] = ["id={bucket}"],
        ["aws_s3_bucket_server_side_encryption_configuration"] = ["id={bucket}"],
        ["aws_s3_bucket_versioning"] = ["id={bucket}"],
        ["aws_s3_bucket_website_configuration"] = ["id={bucket}", "website_endpoint={bucket}.s3-website-{region}.{suffix}"],
        ["aws_s3_object"] = ["id={key}", "arn=arn:{partition}:s3:::{bucket}/{key}"],
        ["aws_sagemaker_code_repository"] = ["id={code_repository_name}"],
        ["aws_sagemaker_endpoint"] = ["id={name}"],
        ["aws_sagemaker_endpoint_configuration"] = ["id={name}"],
        ["aws_sagemaker_feature_group"] = ["id={feature_group_name}"],
        ["aws_sagemaker_image"] = ["id={image_name}"],
        ["aws_sagemaker_model"] = ["id={name}"],
        ["aws_sagemaker_model_package_group"] = ["id={model_package_group_name}"],
        ["aws_sagemaker_notebook_instance"] = ["id={name}"],
        ["aws_sagemaker_notebook_instance_lifecycle_configuration"] = ["id={name}"],
        ["aws_sagemaker_pipeline"] = ["id={pipeline_name}"],
        ["aws_secretsmanager_secret"] = ["id={arn}"],
        ["aws_secretsmanager_secret_version"] = [],
        ["aws_sfn_state_machine"] = ["id={arn}"],
        ["aws_sns_topic"] = ["id={arn}", "owner={account}"],
        ["aws_sqs_queue"] = ["id=https://sqs.{region}.{suffix}/{account}/{name}", "url=https://sqs.{region}.{suffix}/{account}/{name}"],
        ["aws_ssm_parameter"] = ["id={name}"],
    };

    /// <summary>Types whose ARN is part of their key in another form than others use for it.</summary>
    private static readonly string[] WithoutArn = ["aws_api_gateway_rest_api", "aws_apigatewayv2_api"];

    /// <summary>Exports by which other resources name this one; in a state they stand beside what the code writes.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { ["aws_sqs_queue"] = "url" };

    public static MappingValue AddNames(ResourceInstance instance, AwsScope scope, MappingValue values) =>
        !instance.IsData && Names.GetValueOrDefault(instance.Type) is { } name && !values.Items.ContainsKey(name)
        && Table[instance.Type].First(export => export.StartsWith(name + "=", StringComparison.Ordinal)) is var export && Fill(export[(name.Length + 1)..], instance, scope, null) is { } value
            ? values with { Items = ((MappingValue)HclValue.Object(values.Items.Append(KeyValuePair.Create(name, value)))).Items }
            : values;

    public static HclValue Complete(ResourceInstance instance, AwsScope scope, string? key)
    {
        var items = new Dictionary<string, HclValue>(instance.Values.Items, StringComparer.Ordinal);
        items = items.Where(item => item.Value is not NullValue).ToDictionary(StringComparer.Ordinal);
        var arn = key is not null && key.StartsWith("arn:", StringComparison.Ordinal) ? key : null;
        if (arn is not null && !WithoutArn.Contains(instance.Type))
            items.TryAdd("arn", HclValue.Of(arn));
        foreach (var export in Table.GetValueOrDefault(instance.Type, []))
        {
            var mark = export.IndexOf('=', StringComparison.Ordinal);
            if (!items.ContainsKey(export[..mark]) && Fill(export[(mark + 1)..], instance, scope, arn) is { } value)
                items[export[..mark]] = value;
        }

        return (MappingValue)HclValue.Object(items) with { Address = instance.Address };
    }

    private static HclValue? Fill(string template, ResourceInstance instance, AwsScope scope, string? arn)
    {
        var isKnown = true;
        string Known(string? text)
        {
            isKnown &= text is { Length: > 0 };
            return text ?? "";
        }

        var text = Place().Replace(template, place => place.Groups[1].Value switch
        {
            "arn" => Known(arn),
            "account" => scope.Account,
            "region" => Known(scope.Region),
            "partition" => scope.Partition,
            "suffix" => scope.Suffix,
            "address" => instance.Address,
            var name => Known(instance.Values.Items.GetValueOrDefault(name) is StringValue own ? own.Value : null),
        });
        return isKnown ? HclValue.Of(text) : null;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
