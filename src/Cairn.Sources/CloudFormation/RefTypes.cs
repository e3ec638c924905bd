using System.Collections.Frozen;

namespace Cairn.Sources.CloudFormation;

/// <summary>
/// The types whose <c>Ref</c> is an ARN; that of all others is a name or id (the section "Return values" of each page below
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html).
/// </summary>
internal static class RefTypes
{
    public static readonly FrozenSet<string> GiveArn = new[]
    {
        "AWS::AppRunner::Service",
        "AWS::Batch::JobDefinition",
        "AWS::Batch::JobQueue",
        "AWS::Bedrock::Flow",
        "AWS::Bedrock::Guardrail",
        "AWS::Bedrock::Prompt",
        "AWS::BedrockAgentCore::Memory",
        "AWS::BedrockAgentCore::RuntimeEndpoint",
        "AWS::CloudFormation::Stack",
        "AWS::CloudFormation::StackSet",
        "AWS::ECS::Service",
        "AWS::ECS::TaskDefinition",
        "AWS::ElasticLoadBalancingV2::Listener",
        "AWS::ElasticLoadBalancingV2::ListenerRule",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        "AWS::IAM::ManagedPolicy",
        "AWS::IAM::OIDCProvider",
        "AWS::IAM::SAMLProvider",
        "AWS::Lambda::Alias",
        "AWS::Lambda::LayerVersion",
        "AWS::Lambda::Version",
        "AWS::S3Vectors::Index",
        "AWS::S3Vectors::VectorBucket",
        "AWS::SNS::Subscription",
        "AWS::SNS::Topic",
        "AWS::SageMaker::Cluster",
        "AWS::SageMaker::Endpoint",
        "AWS::SageMaker::EndpointConfig",
        "AWS::SageMaker::Image",
        "AWS::SageMaker::ImageVersion",
        "AWS::SageMaker::Model",
        "AWS::SageMaker::ModelPackage",
        "AWS::SageMaker::ModelPackageGroup",
        "AWS::SageMaker::MonitoringSchedule",
        "AWS::SageMaker::NotebookInstance",
        "AWS::SageMaker::ProcessingJob",
        "AWS::SecretsManager::Secret",
        "AWS::StepFunctions::StateMachine",
    }.ToFrozenSet(StringComparer.Ordinal);
}
