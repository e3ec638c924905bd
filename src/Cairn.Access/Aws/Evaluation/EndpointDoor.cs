using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>A VPC endpoint with its policy compiled; null for one that lets everything through.</summary>
internal sealed record EndpointDoor(AwsEndpoint Endpoint, PolicySet? Policy);
