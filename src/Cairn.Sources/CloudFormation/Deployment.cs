namespace Cairn.Sources.CloudFormation;

/// <summary>As what and where a template is deployed, where something beside it says so.</summary>
internal sealed record Deployment(string? StackName, Place Place);
