using System.Collections.Frozen;

namespace Cairn.Sources.TerraformCode;

/// <summary>Resource types that the provider's schema (5.100.0) gives no tags, without their prefix `aws_`.</summary>
internal static class Untagged
{
    private const string Names =
        """
        alb_target_group_attachment api_gateway_account api_gateway_authorizer api_gateway_deployment api_gateway_gateway_response api_gateway_integration
        api_gateway_integration_response api_gateway_method api_gateway_method_response api_gateway_method_settings api_gateway_model
        api_gateway_request_validator api_gateway_resource api_gateway_rest_api_policy api_gateway_usage_plan_key apigatewayv2_authorizer
        apigatewayv2_deployment apigatewayv2_integration apigatewayv2_route autoscaling_attachment autoscaling_group bedrock_guardrail_version
        bedrock_model_invocation_logging_configuration bedrockagent_agent_action_group bedrockagent_agent_collaborator
        bedrockagent_agent_knowledge_base_association bedrockagent_data_source cloudwatch_event_bus_policy cloudwatch_event_target codebuild_source_credential
        codebuild_webhook cognito_identity_pool_roles_attachment cognito_user_pool_client dynamodb_resource_policy dynamodb_table_item ecr_lifecycle_policy
        ecr_repository_policy efs_file_system_policy efs_mount_target eip_association elb_attachment glue_catalog_table iam_access_key iam_account_alias
        iam_group iam_group_membership iam_group_policies_exclusive iam_group_policy iam_group_policy_attachment iam_group_policy_attachments_exclusive
        iam_policy_attachment iam_role_policies_exclusive iam_role_policy iam_role_policy_attachment iam_role_policy_attachments_exclusive
        iam_user_group_membership iam_user_login_profile iam_user_policies_exclusive iam_user_policy iam_user_policy_attachment
        iam_user_policy_attachments_exclusive internet_gateway_attachment kinesis_resource_policy kms_alias kms_grant kms_key_policy lambda_alias
        lambda_function_url lambda_layer_version lambda_layer_version_permission lambda_permission launch_configuration lb_target_group_attachment
        main_route_table_association network_acl_association network_acl_rule network_interface_attachment network_interface_sg_attachment
        opensearch_domain_policy opensearchserverless_access_policy opensearchserverless_security_policy organizations_organization
        organizations_policy_attachment route route53_record route_table_association s3_access_point s3_account_public_access_block
        s3_bucket_accelerate_configuration s3_bucket_acl s3_bucket_analytics_configuration s3_bucket_cors_configuration
        s3_bucket_intelligent_tiering_configuration s3_bucket_lifecycle_configuration s3_bucket_logging s3_bucket_metric s3_bucket_notification
        s3_bucket_object_lock_configuration s3_bucket_ownership_controls s3_bucket_policy s3_bucket_public_access_block s3_bucket_replication_configuration
        s3_bucket_request_payment_configuration s3_bucket_server_side_encryption_configuration s3_bucket_versioning s3_bucket_website_configuration
        s3_directory_bucket s3control_access_point_policy sagemaker_image_version sagemaker_model_package_group_policy scheduler_schedule
        secretsmanager_secret_policy secretsmanager_secret_rotation secretsmanager_secret_version security_group_rule sns_topic_policy sns_topic_subscription
        sqs_queue_policy ssoadmin_account_assignment ssoadmin_customer_managed_policy_attachment ssoadmin_managed_policy_attachment
        ssoadmin_permission_set_inline_policy ssoadmin_permissions_boundary_attachment vpc_endpoint_policy vpc_endpoint_route_table_association
        vpc_endpoint_security_group_association vpc_endpoint_subnet_association wafv2_web_acl_association
        """;

    private static readonly FrozenSet<string> Types = Names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool Holds(string type) => type.StartsWith("aws_", StringComparison.Ordinal) && Types.Contains(type[4..]);
}
