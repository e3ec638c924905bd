using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws;

/// <summary>Types that are understood and have no bearing on security: naming them keeps them out of the gaps.</summary>
internal static class SilentTypes
{
    private const string Browsers = "A permission for browsers, not for callers.";
    private const string Upkeep = "Upkeep and reports; it opens nothing.";
    private const string NamesOnly = "Says which policies there are, which the policies themselves say too.";

    public static readonly IReadOnlyList<ResourceType> All =
    [
        Silent("AWS::ApplicationAutoScaling::ScalableTarget", Upkeep),
        Silent("AWS::ApplicationAutoScaling::ScalingPolicy", Upkeep),
        Silent("AWS::AutoScaling::ScalingPolicy", Upkeep),
        Silent("AWS::AutoScaling::ScheduledAction", Upkeep),
        Silent("AWS::CDK::Metadata", Upkeep),
        Silent("AWS::CloudFormation::WaitCondition", Upkeep),
        Silent("AWS::CloudFormation::WaitConditionHandle", Upkeep),
        Silent("AWS::CloudWatch::Alarm", Upkeep),
        Silent("AWS::CloudWatch::Dashboard", Upkeep),
        Silent("AWS::RDS::EventSubscription", Upkeep),
        Silent("AWS::Redshift::EventSubscription", Upkeep),
        Silent("aws_ecr_lifecycle_policy", Upkeep),
        Silent("aws_iam_account_alias", Upkeep),
        Silent("aws_iam_group_policies_exclusive", NamesOnly),
        Silent("aws_iam_role_policies_exclusive", NamesOnly),
        Silent("aws_iam_user_policies_exclusive", NamesOnly),
        Silent("aws_s3_bucket_accelerate_configuration", Upkeep),
        Silent("aws_s3_bucket_analytics_configuration", Upkeep),
        Silent("aws_s3_bucket_cors_configuration", Browsers),
        Silent("aws_s3_bucket_intelligent_tiering_configuration", Upkeep),
        Silent("aws_s3_bucket_lifecycle_configuration", Upkeep),
        Silent("aws_s3_bucket_metric", Upkeep),
        Silent("aws_s3_bucket_request_payment_configuration", Upkeep),
    ];

    private static ResourceType Silent(string type, string why) => new(type, why) { SaysNothing = true };
}
